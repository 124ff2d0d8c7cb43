// Site rules to accept or reject, and the file that comes of it.

const PAGE = 100; // rules that are drawn at once

function review() {
  const r = data.review;
  if (!r) return;
  const cut = new Map(data.rules.map((rule) => [rule.name, rule]));
  const all = [
    ...r.rules.map((rule) => ({ ...rule, suggested: false, taken: true, seen: cut.get(rule.name) })),
    ...r.held.map((held) => ({ ...held, suggested: true, taken: false })),
  ];
  const status = el("span");
  const tell = () => {
    const rules = all.filter((one) => one.taken).length;
    status.textContent = `${number(rules)} accepted, ${number(all.length - rules)} not`;
  };
  const find = el("input");
  find.type = "search";
  find.placeholder = "words of a rule";
  find.setAttribute("aria-label", "Search in the rules");
  const list = el("div");
  const draw = (from = 0) => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = all.filter((one) => words.every((word) => `${one.site} ${one.match}`.toLowerCase().includes(word)));
    if (!from) list.replaceChildren();
    list.append(...found.slice(from, from + PAGE).map((one) => card(one, tell)));
    if (found.length > from + PAGE) {
      const more = button("", `${number(found.length - from - PAGE)} more`, () => { more.remove(); draw(from + PAGE); });
      list.append(more);
    }
  };
  find.addEventListener("input", () => draw());
  const save = button("", "Download the rules", () => download("rules.toml", fileOf(r, all)));
  save.id = "download";
  byId("review").append(el("h2", "", "Site rules to review"),
    el("p", "quiet", "What you accept makes up the file that is downloaded: check it with newsclean --check-rules, use it with --rules. " +
      "What recurs and was not learned is below the rules, with the reason; accepted, it is cut where it is a line of its own."),
    el("div", "bar-of-review", save, find, status), list);
  byId("review").hidden = false;
  tell();
  draw();
}

function card(one, tell) {
  const made = el("div", "rule");
  const yes = button("yes", "Accept", () => choose(true));
  const no = button("no", "Reject", () => choose(false));
  const choose = (taken) => {
    one.taken = taken;
    made.classList.toggle("no", !taken);
    yes.setAttribute("aria-pressed", taken);
    no.setAttribute("aria-pressed", !taken);
    tell();
  };
  const counted = `in ${number(one.articles)} of ${number(one.of)} articles it was learned from`;
  const about = one.suggested ? [one.site, `not learned: ${one.reason}`, counted] :
    [one.site, `stands as ${one.where.join(", ")}`, one.sure, one.field && `kept as ${one.field}`, counted,
      one.seen ? `cut ${number(one.seen.times)} times here` : "cut nothing here"];
  made.append(el("div", "quiet", about.filter(Boolean).join(" · ")), said("code", "match", one.match));
  if (one.suggested && !one.as_rule) made.append(el("p", "quiet", "It cannot be a rule as it stands."));
  else made.append(el("div", "choice", yes, no, one.seen && articlesOf(one.name) ? button("link", "sampled articles", () => showRule(one.name)) : null));
  const examples = one.seen?.examples.length ? one.seen.examples.map((told) => example(told)) : one.examples.map(marked);
  made.append(...examples);
  choose(one.taken);
  return made;
}

// An example of the file: what is cut stands between [[ and ]].
function marked(text) {
  const made = said("span", "example", "");
  const start = text.indexOf("[[");
  const end = text.lastIndexOf("]]");
  if (start < 0 || end < start) made.append(text);
  else made.append(text.slice(0, start), el("del", "", text.slice(start + 2, end)), text.slice(end + 2));
  return made;
}

function fileOf(r, all) {
  const rules = all.filter((one) => one.taken).map((one) => one.suggested ? one.as_rule : one.text);
  const held = all.filter((one) => one.suggested && !one.taken).map((one) => one.text);
  return [...r.head, ...rules, ...(held.length ? r.held_head : []), ...held].join("\n");
}

function download(name, text) {
  const link = el("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/toml" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
