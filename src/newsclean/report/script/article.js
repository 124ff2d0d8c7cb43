// One article: its input with all marks beside its output.

const EDGE = { c: "cut", C: "cut new", K: "back", h: "held", e: "mend" };

const repairOf = (before, after) =>
  !before ? `“${after}” was put in` : !after ? `“${before}” was taken out` : `“${before}” reads “${after}”`;

// What is said of a mark: a heading and lines.
function reason(article, kind, index) {
  if (kind === "c" || kind === "C") {
    const [rule, evidence, field] = article.cuts[index] || ["", "", ""];
    return [(kind === "C" ? "Cut now, not earlier: " : "Cut: ") + rule, evidence && `evidence: ${evidence}`, field && `kept as ${field}`];
  }
  if (kind === "K") {
    const [rule, evidence] = article.earlier[index] || ["", ""];
    return [`Cut earlier, not now: ${rule}`, evidence && `evidence: ${evidence}`];
  }
  if (kind === "h") {
    const [rule, evidence, why] = article.held[index] || ["", "", ""];
    return [`Held back: ${rule}`, evidence && `evidence: ${evidence}`, why && `kept, since ${why}`];
  }
  const [rule, before, after] = article.edits[index] || ["", "", ""];
  return [`Mended: ${rule}`, repairOf(before, after)];
}

function mark(article, kind, text, index) {
  const field = (kind === "c" || kind === "C") && article.cuts[index]?.[2];
  const isCut = kind === "c" || kind === "C";
  const made = el(isCut ? "del" : "span", `mark ${EDGE[kind]}${field ? " demoted" : ""}`);
  if (kind === "e") made.append(el("del", "", text), el("ins", "", article.edits[index]?.[2] || ""));
  else made.textContent = text;
  made.tabIndex = 0;
  made.reason = () => reason(article, kind, index);
  return made;
}

// The input, a block for each line, so that each has its own direction.
function inputOf(article) {
  const box = el("div", "text");
  let line = said("div", "", "");
  let tags = [];
  const end = () => {
    line.append(...tags.map((tag) => el("span", "tag", tag)));
    const isBlank = !line.textContent.trim();
    if (isBlank) line.className = "blank";
    if (!isBlank || box.lastChild?.className !== "blank") box.append(line); // of blank lines one is enough
    line = said("div", "", "");
    tags = [];
  };
  let last = "";
  for (const [kind, text, index] of article.pieces || []) {
    if (kind === "n") {
      line.append(el("span", "left", `… ${number(Number(text))} characters are not shown …`));
      continue;
    }
    text.split("\n").forEach((part, i) => {
      if (i) end();
      if (!part && kind !== "e") return;
      if (kind === "k" || kind === "s") line.append(part);
      else if (kind === "t") line.append(el("span", "title", part));
      else if (!part.trim() && kind !== "e") line.append(part);
      else line.append(mark(article, kind, part, index));
    });
    const name = kind === "c" || kind === "C" ? article.cuts[index]?.[0] : kind === "K" ? article.earlier[index]?.[0] : "";
    if (name && text.trim() && name !== last && !tags.includes(name)) tags.push(name);
    last = name;
  }
  end();
  foldRuns(box);
  return box;
}

const RUN = 12; // lines that were cut whole, from which on they are folded away

// Of a page hundreds of lines may go in one run: one line tells of them, and shows them when it is asked.
function foldRuns(box) {
  const isCut = (line) => line.className === "blank" ||
    [...line.childNodes].every((part) => part.matches?.("del.cut:not(.new), .tag") || !part.textContent.trim());
  let run = [];
  for (const line of [...box.children, null]) {
    if (line && isCut(line)) {
      run.push(line);
      continue;
    }
    const lines = run.filter((one) => one.className !== "blank");
    if (lines.length >= RUN) {
      const counts = new Map();
      lines.forEach((one) => one.querySelectorAll(".tag").forEach((tag) => counts.set(tag.textContent, (counts.get(tag.textContent) || 0) + 1)));
      const rules = [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${name} ${number(count)}`);
      const fold = el("details", "fold", el("summary", "", `${number(lines.length)} lines cut: ${rules.join(", ")}`));
      run[0].before(fold);
      fold.append(...run);
    }
    run = [];
  }
}

function outputOf(article) {
  const box = el("div", "text");
  if (article.title) box.append(said("h5", "", article.title));
  for (const [kind, text] of article.paragraphs || []) {
    box.append(kind === "left_out" ? el("p", "left", `… ${number(Number(text))} characters are not shown …`) : said("p", kind, text));
  }
  if (!(article.paragraphs || []).length) box.append(el("p", "left", "Nothing is left."));
  return box;
}

function chips(article) {
  const made = el("div", "chips");
  const add = (text, name = "") => text && made.append(said("span", `chip ${name}`, text));
  add(article.place);
  add(article.site);
  add(article.language);
  add(article.published);
  add(`${number(article.size_in)} → ${number(article.size_out)} characters`);
  if (article.verdict) add(VERDICTS[article.verdict] || article.verdict, article.verdict === "full" ? "" : "bad");
  if (article.confidence !== undefined && article.confidence !== null) add(`confidence ${article.confidence.toFixed(2)}`);
  (article.about || []).forEach((one) => add(one, article.verdict === "full" ? "" : "bad"));
  return made;
}

function legend(article) {
  const kinds = new Set((article.pieces || []).map((piece) => piece[0]));
  const made = el("div", "legend");
  const add = (kind, name, text) => kinds.has(kind) && made.append(el("span", "", el("span", `mark ${name}`, text)));
  add("c", "cut", "cut");
  if ((article.cuts || []).some((cut) => cut[2])) add("c", "demoted", "cut, kept as a field");
  add("C", "new", "cut now, not earlier");
  add("K", "back", "cut earlier, not now");
  add("e", "mend", "mended");
  add("h", "held", "held back: kept, in doubt");
  return made;
}

function fieldsOf(article) {
  if (!(article.fields || []).length) return null;
  const body = el("tbody");
  for (const [name, values] of article.fields) {
    const cell = el("td");
    values.forEach((value) => cell.append(said("div", "name", value)));
    body.append(el("tr", "", el("th", "", name), cell));
  }
  return el("details", "", el("summary", "", `Fields (${article.fields.length})`), el("table", "fields", body));
}

function changesOf(article) {
  const c = article.changes;
  if (!c || !((c.fields || []).length + (c.edits || []).length)) return null;
  const rows = (c.fields || []).map(([name, before, after]) => [name, said("div", "", before), said("div", "", after)]);
  for (const [sign, before, after] of c.edits || []) {
    const told = repairOf(before, after);
    rows.push([sign === "+" ? "new repair" : "repair gone", said("div", "", sign === "+" ? "" : told), said("div", "", sign === "+" ? told : "")]);
  }
  return table([["differs", "name"], ["earlier", ""], ["now", ""]], rows);
}

function viewOf(article) {
  const side = (title, text) => el("div", "side", el("h4", "", title), text);
  const step = el("div", "choice",
    button("", "‹ previous", () => walk(-1)), button("", "next ›", () => walk(1)));
  return [
    el("div", "top", said("h3", "", nameOf(article)), data.articles.length > 1 ? step : null),
    chips(article), legend(article), changesOf(article), fieldsOf(article),
    el("div", "sides", side("Input", inputOf(article)), side("Output", outputOf(article))),
  ].filter(Boolean);
}

function walk(step) {
  if (listed.length) select(Math.min(listed.length - 1, Math.max(0, current + step)));
}
