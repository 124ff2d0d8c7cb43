// The overview: totals, plots, tables of rules and groups, and what differs from an earlier run.

const VERDICTS = {
  full: "whole", truncated: "cut short", paywall: "behind a paywall", consent_wall: "a consent wall",
  index_page: "an index of articles", live_blog: "a live blog", not_article: "no article",
};

function overview() {
  const t = data.totals;
  const options = Object.entries(data.about.options).map(([name, value]) => `${name} ${value}`);
  const made = data.about.made_by;
  byId("made").textContent =
    [data.about.inputs.join(", "), `newsclean ${made.newsclean || ""}`, ...options].filter(Boolean).join(" · ");
  const cards = [
    ["articles", number(t.articles)],
    ["changed", `${number(t.changed)} (${percent(t.changed, t.articles)})`],
    ["characters in", number(t.size_in)],
    ["went", share(t)],
    ["repairs", number(t.edits)],
    ["with doubts", number(t.held)],
    ["not whole", number(t.unsound)],
    ["failed", number(t.failed)],
  ];
  data.verdicts.forEach(([name, count]) => name !== "full" && cards.push([VERDICTS[name] || name, number(count)]));
  data.failures.forEach(([name, count]) => cards.push([`failed: ${name}`, number(count)]));
  byId("totals").append(...cards.map(([name, value]) => el("div", "", el("dt", "", name), el("dd", "", value))));
  for (const plot of [...byId("plots").querySelectorAll(":scope > svg")]) {
    const figure = el("figure", "", el("figcaption", "", plot.getAttribute("aria-label")));
    plot.replaceWith(figure);
    figure.append(plot);
  }
  byId("overview").hidden = false;
}


function example([before, text, after, place], tag = "del") {
  const made = said("span", "example", "");
  const close = (part) => part.replace(/\s*\n\s*/g, "\n");
  made.append(close(before), el(tag, tag === "del" ? "" : "held", close(text)), close(after));
  made.title = place;
  return made;
}

function ruleTable(id, title, about, rules) {
  if (!rules.length) return;
  const most = Math.max(...rules.map((rule) => rule.characters));
  const rows = rules.map((rule) => {
    const name = el("div", "", ruleName(rule.name));
    if (rule.examples.length) {
      const shown = el("details", "", el("summary", "quiet", "examples"));
      shown.addEventListener("toggle", () => shown.open && shown.children.length === 1 && shown.append(...rule.examples.map((one) => example(one, id === "rules" ? "del" : "span"))));
      name.append(shown);
    }
    if (articlesOf(rule.name)) name.append(button("link", "sampled articles", () => showRule(rule.name)));
    const kept = rule.fields.map(([field, count]) => `${field} ${number(count)}`);
    const reasons = rule.reasons.map(([reason, count]) => `${reason} (${number(count)})`);
    return [name, el("span", "", number(rule.characters), bar(rule.characters, most)), number(rule.times),
      number(rule.articles), [rule.family, ...kept, ...reasons].filter(Boolean).join(" · ")];
  });
  const heads = [["rule", "name"], ["characters", "n"], ["times", "n"], ["articles", "n"], [id === "rules" ? "family, kept as" : "why", ""]];
  const made = table(heads, rows);
  const turn = button("turn", "Those that cut rarely first", () => {
    const body = made.querySelector("tbody");
    body.append(...[...body.children].reverse());
    turn.textContent = turn.textContent.replace(/rarely|most/, (word) => (word === "most" ? "rarely" : "most"));
  });
  byId(id).append(el("h2", "", title), el("p", "quiet", about), rows.length > 1 ? turn : "", made);
  byId(id).hidden = false;
}

const articlesOf = (rule) => data.articles.some((one) => rulesOf(one).has(rule));

function rulesOf(article) {
  article.names ||= new Set(article.rules || []);
  return article.names;
}

function showRule(name) {
  filters.reset();
  byId("by-rule").value = name;
  refilter();
  byId("articles").scrollIntoView();
}


function groups() {
  const heads = [["", "name"], ["articles", "n"], ["changed", "n"], ["characters in", "n"], ["went", "n"], ["not whole", "n"], ["with doubts", "n"]];
  for (const [title, found] of [["Sites", data.sites], ["Languages", data.languages], ["Months", data.months]]) {
    if (!found.length) continue;
    const rows = found.map(([name, g]) => [said("span", "", name), number(g.articles), number(g.changed), number(g.size_in), share(g), number(g.unsound), number(g.held)]);
    byId("groups").append(el("h2", "", title), table(heads, rows));
    byId("groups").hidden = false;
  }
}


function comparison() {
  const c = data.compare;
  if (!c) return;
  const missing = data.totals.articles - c.found;
  const told = [`Compared with ${c.with}: ${number(c.differ)} of ${number(c.found)} articles differ.`];
  if (missing) told.push(`${number(missing)} articles of this run are not there, or were read otherwise.`);
  byId("compare").append(el("h2", "", "Comparison"), el("p", "", told.join(" ")));
  if (c.rules.length) {
    byId("compare").append(table([["rule", "name"], ["characters cut now, not earlier", "n"], ["cut earlier, not now", "n"], ["", ""]],
      c.rules.map(([name, gained, lost]) => [ruleName(name), number(gained), number(lost), articlesOf(name) ? button("link", "sampled articles", () => showRule(name)) : ""])));
  }
  byId("compare").hidden = false;
}
