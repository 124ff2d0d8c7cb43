"use strict";
// What the data says is written as text only: nothing here makes markup of a string.

const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const number = (n) => n.toLocaleString("en");
const percent = (part, whole) => (whole ? (100 * part) / whole : 0).toFixed(1) + " %";
const share = (group) => percent(Math.max(0, group.size_in - group.size_out), group.size_in);

function el(tag, name = "", ...inside) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  for (const part of inside) if (part !== null && part !== undefined) made.append(part);
  return made;
}

// A text of an article, which has its own direction.
function said(tag, name, text) {
  const made = el(tag, name, text);
  made.dir = "auto";
  return made;
}

// What names an article: its title, or how it begins.
function nameOf(article) {
  const first = (article.paragraphs || [])[0]?.[1] || article.place;
  return article.title || (first.length > 90 ? first.slice(0, 90) + "…" : first);
}

// The name of a rule, which may break where its parts meet.
function ruleName(name) {
  const made = el("span", "rule-name");
  name.split(/(?<=[._-])/).forEach((part) => made.append(part, el("wbr")));
  return made;
}

function button(name, text, act) {
  const made = el("button", name, text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function table(heads, rows) {
  const top = el("tr");
  heads.forEach(([text, name]) => top.append(el("th", name, text)));
  const made = el("table", "", el("thead", "", top));
  const body = el("tbody");
  made.append(body);
  rows.forEach((cells) => {
    const row = el("tr");
    cells.forEach((cell, i) => row.append(el("td", heads[i][1], cell)));
    body.append(row);
  });
  return el("div", "scroll", made);
}

function bar(value, most) {
  const made = el("span", "bar");
  made.style.width = (most ? Math.max(1, (100 * value) / most) : 0) + "%";
  return made;
}
