// The reason of a mark, on hover, focus or tap.

const why = byId("why");

function showWhy(target) {
  hideWhy();
  const [head, ...lines] = target.reason();
  why.replaceChildren(el("b", "", head), ...lines.filter(Boolean).map((line) => said("div", "", line)));
  why.hidden = false;
  target.classList.add("open");
  const box = target.getBoundingClientRect();
  const rect = target.getClientRects()[0] || box;
  const left = Math.min(rect.left, document.documentElement.clientWidth - why.offsetWidth - 8);
  const below = box.bottom + why.offsetHeight + 8 < innerHeight;
  why.style.left = Math.max(8, left) + scrollX + "px";
  why.style.top = (below ? box.bottom + 4 : Math.max(4, rect.top - why.offsetHeight - 4)) + scrollY + "px";
}

function hideWhy() {
  why.hidden = true;
  document.querySelector(".mark.open")?.classList.remove("open");
}

for (const kind of ["mouseover", "focusin", "click"]) {
  byId("view").addEventListener(kind, (event) => {
    const target = event.target.closest(".mark");
    if (target?.reason) showWhy(target);
    else if (kind !== "focusin") hideWhy();
  });
}

function walkMarks(step) {
  const marks = [...byId("view").querySelectorAll(".mark[tabindex]")].filter((one) => one.checkVisibility());
  if (!marks.length) return;
  const at = marks.findIndex((one) => one === document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : marks.length - 1) : (at + step + marks.length) % marks.length;
  marks[next].focus({ preventScroll: true });
  marks[next].scrollIntoView({ block: "center" });
  showWhy(marks[next]);
}
