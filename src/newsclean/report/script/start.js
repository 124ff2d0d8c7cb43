// Keys, theme, and what is drawn first.

function theme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
}

const KEYS = {
  j: () => walk(1), k: () => walk(-1), n: () => walkMarks(1), p: () => walkMarks(-1), t: theme,
  "?": () => byId("keys").showModal(),
  "/": () => { byId("by-text").focus(); byId("by-text").scrollIntoView({ block: "center" }); },
  Escape: hideWhy,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("keys").open) return;
  const typing = event.target.closest("input, select, textarea");
  if (typing && event.key === "Escape") typing.blur();
  if (typing || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});
byId("theme").addEventListener("click", theme);
byId("help").addEventListener("click", KEYS["?"]);

function start() {
  if (!byId("paste")) {
    overview();
    comparison();
    groups();
  }
  articles();
  if (!byId("paste")) ruleTable("rules", "Rules that cut", "What each rule took over all. Look at the examples of those that cut rarely, too.", data.rules);
  if (!byId("paste")) ruleTable("held", "Held back", "What rules would have cut and did not, and why.", data.held);
  review();
  for (const part of document.querySelectorAll("section[data-name]:not([hidden])")) {
    const link = el("a", "", part.dataset.name);
    link.href = `#${part.id}`;
    byId("nav").append(link);
  }
}

start();
