// The start: words, listeners, first drawing.
function speak(lang) {
  state.lang = lang;
  document.documentElement.lang = lang;
  document.title = byId("heading").textContent = source.title[lang];
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-t-label]")) {
    element.setAttribute("aria-label", t(element.dataset.tLabel));
    if (element.tagName === "BUTTON") element.title = t(element.dataset.tLabel);
  }
  for (const button of document.querySelectorAll("[data-lang]")) button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
  showFilters();
  apply();
}

function onKey(event) {
  const step = 80;
  const act = {
    ArrowLeft: () => shift(-step, 0), ArrowRight: () => shift(step, 0), ArrowUp: () => shift(0, -step), ArrowDown: () => shift(0, step),
    "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: fit,
  }[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
}

function print(begins) {
  printing = begins;
  paint();
  network.redraw();
  begins ? showPage(0, PRINTED) : showPage(0);
}

buildFilters();
paint();
network.on("click", ({ nodes: [node], edges: [edge], pointer }) => {
  const line = edge !== undefined ? lines[edge] : small ? null : crowdLineAt(pointer.canvas);
  if (node !== undefined) choose({ thing: things[node] });
  else choose(line ? { line } : null);
});
network.on("dragEnd", ({ nodes: moved }) => {
  for (const id of moved) {
    const { x, y } = network.getPosition(id);
    Object.assign(things[id], { x: Math.round(x), y: Math.round(y) });
    things[id].lines.forEach(tilt);
  }
  nodes.update(moved.flatMap((id) => [things[id], ...things[id].lines.flatMap(({ from, to }) => [from, to])]).map(({ id, x, y }) => ({ id, x, y })));
  settle();
});
network.on("hoverEdge", ({ edge }) => { state.hovered = lines[edge]; refresh(); });
network.on("hoverNode", ({ node }) => { state.hovered = things[node]; refresh(); });
for (const left of ["blurEdge", "blurNode"]) network.on(left, () => { state.hovered = null; refresh(); });

network.on("zoom", settleSoon);

byId("canvas").addEventListener("keydown", onKey);
byId("zoom-in").addEventListener("click", () => zoom(1.25));
byId("zoom-out").addEventListener("click", () => zoom(0.8));
byId("zoom-fit").addEventListener("click", fit);
byId("captions").addEventListener("change", ({ target }) => { state.captions = target.checked; refresh(); });
byId("close").addEventListener("click", () => { choose(null); byId("search").focus(); });
byId("search").addEventListener("input", showList);
byId("search").addEventListener("keydown", (event) => {
  const first = byId("things").querySelector("button");
  if (event.key === "ArrowDown" && first) { event.preventDefault(); first.focus(); }
  if (event.key === "Enter" && first) first.click();
});
byId("things").addEventListener("keydown", moveInList);
byId("reset").addEventListener("click", () => {
  for (const { values, kept } of filters.values()) values.forEach((value) => kept.add(value));
  byId("search").value = "";
  showFilters();
  apply();
});
for (const view of ["picture", "table"]) {
  const tab = byId(`tab-${view}`);
  tab.addEventListener("click", () => show(view));
  tab.addEventListener("keydown", ({ key }) => {
    if (key !== "ArrowLeft" && key !== "ArrowRight") return;
    const other = view === "picture" ? "table" : "picture";
    show(other);
    byId(`tab-${other}`).focus();
  });
}
byId("skip").addEventListener("click", (event) => { event.preventDefault(); show("table"); byId("rows").parentElement.parentElement.focus(); });
byId("previous").addEventListener("click", () => showPage(sorting.page - 1));
byId("next").addEventListener("click", () => showPage(sorting.page + 1));
for (const button of document.querySelectorAll("[data-lang]")) button.addEventListener("click", () => speak(button.dataset.lang));
document.addEventListener("keydown", ({ key }) => { if (key === "Escape" && state.chosen) choose(null); });
dark.addEventListener("change", paint);
new ResizeObserver(resize).observe(byId("canvas"));
window.addEventListener("beforeprint", () => print(true));
window.addEventListener("afterprint", () => print(false));

show("picture");
resize();
frameAll();
speak(state.lang);
network.once("afterDrawing", () => { document.documentElement.dataset.drawn = "yes"; });

// For those who script the page: its parts by name, and where each stands on the screen.
window.kamergraaf = { things, lines, statements, network, choose, screenPlace, show, speak };
