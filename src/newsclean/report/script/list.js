// The list of articles and its filters.

const SHELVES = {
  any: "drawn at random", changed: "changed most since the earlier run", lost: "lost most", little: "kept least",
  held: "most held back", warned: "with warnings",
};
const filters = byId("filters");
let listed = [];
let current = -1;

function choices(id, names, all) {
  const made = byId(id);
  made.append(new Option(all, ""), ...names.map(([value, text]) => new Option(text, value)));
  made.parentElement.hidden = names.length < (id === "by-shelf" ? 1 : 2);
}

function articles() {
  if (!data.articles.length) return;
  const all = data.articles;
  const shelves = new Set(all.flatMap((one) => one.shelves || []));
  const named = Object.entries(SHELVES).filter(([name]) => shelves.has(name));
  for (const name of shelves) if (name.startsWith("verdict ")) named.push([name, VERDICTS[name.slice(8)] || name]);
  const kinds = [...new Set(all.flatMap((one) => [...rulesOf(one)].map((name) => name.split(".")[0] + ".")))].sort();
  const sorted = (values) => [...new Set(values)].filter(Boolean).sort().map((name) => [name, name]);
  choices("by-shelf", named, "all that are here");
  const rules = [...kinds.map((kind) => [kind, `${kind.slice(0, -1)}: all`]), ...sorted(all.flatMap((one) => [...rulesOf(one)]))];
  choices("by-rule", rules.sort((a, b) => (a[0] < b[0] ? -1 : 1)), "any");
  choices("by-site", sorted(all.map((one) => one.site)), "any");
  choices("by-language", sorted(all.map((one) => one.language)), "any");
  const total = data.totals.articles;
  if (all.length === 1) byId("articles").querySelector("h2").textContent = "Article";
  byId("sampled").textContent = all.length === 1 ? "" : all.length === total ? "All articles of the run." :
    `A sample: ${number(all.length)} of ${number(total)} articles, so that this page stays small. It has those that ${data.compare ? "changed most, that " : ""}lost most, ` +
    "that kept least, that look unsound or were in doubt, a few for each rule and language, and some drawn at random. " +
    "Counts and plots are of all articles." + (data.left_out ? ` ${number(data.left_out)} more of the sample did not fit.` : "");
  filters.addEventListener("input", refilter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", () => setTimeout(refilter));
  filters.hidden = all.length === 1;
  byId("list").hidden = all.length === 1;
  if (all.length === 1) document.querySelector(".reader").style.gridTemplateColumns = "minmax(0, 1fr)";
  byId("list").addEventListener("click", (event) => {
    const item = event.target.closest("li");
    if (item) select(Number(item.dataset.at));
  });
  byId("articles").hidden = false;
  refilter();
}

// A kind of residue is named with a dot at its end, and all its rules are meant.
function hasRule(article, name) {
  return name.endsWith(".") ? [...rulesOf(article)].some((rule) => rule.startsWith(name)) : rulesOf(article).has(name);
}

function textOf(article) {
  article.folded ||= [article.title, article.place, ...(article.pieces || []).map((piece) => piece[1])].join("").toLowerCase();
  return article.folded;
}

function refilter() {
  const [shelf, rule, site, language] = ["by-shelf", "by-rule", "by-site", "by-language"].map((id) => byId(id).value);
  const words = byId("by-text").value.toLowerCase().split(/\s+/).filter(Boolean);
  listed = data.articles.filter((one) =>
    (!shelf || (one.shelves || []).includes(shelf)) && (!rule || hasRule(one, rule)) &&
    (!site || one.site === site) && (!language || one.language === language) &&
    words.every((word) => textOf(one).includes(word)));
  const list = byId("list");
  list.replaceChildren(...listed.map((one, at) => {
    const item = el("li", "", said("b", "", nameOf(one)),
      el("small", "", [one.site || one.place.split("/").pop(), one.language, share(one) + " went"].filter(Boolean).join(" · ")));
    item.dataset.at = at;
    return item;
  }));
  byId("count").textContent = data.articles.length === 1 ? "" : `${number(listed.length)} of ${number(data.articles.length)} sampled articles`;
  select(listed.length ? 0 : -1, false);
}

function select(at, walks = true) {
  hideWhy();
  current = at;
  const items = byId("list").children;
  byId("list").querySelector('[aria-current="true"]')?.removeAttribute("aria-current");
  if (at < 0) {
    byId("view").replaceChildren(el("p", "quiet", "No article is like that."));
    return;
  }
  items[at].setAttribute("aria-current", "true");
  if (walks) items[at].scrollIntoView({ block: "nearest" });
  byId("view").replaceChildren(...viewOf(listed[at]));
}
