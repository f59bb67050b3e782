// The drawing: vis-network over the nodes, edges and options that pyvis made, at places that are fixed beforehand.
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const small = lines.length <= source.small;
let printing = false;
let theme = null;
let nodes = null;
let edges = null;
let network = null;

function paint() {
  const name = dark.matches && !printing ? "dark" : "light";
  theme = source.style.themes[name];
  const groups = {};
  for (const [kind, look] of Object.entries(source.style.kinds)) {
    const colour = look[name];
    const fill = look.hollow ? theme.background : colour;
    const chosen = { background: fill, border: theme.text };
    groups[kind] = { color: { background: fill, border: colour, highlight: chosen, hover: chosen }, borderWidth: look.hollow ? 2.5 : 1 };
  }
  const font = { strokeColor: theme.halo };
  const options = { groups, nodes: { font: { ...font, color: theme.text } }, edges: { font } };
  if (network === null) return open(options);
  network.setOptions(options);
  nodes.update(things.map((thing) => ({ id: thing.id, group: thing.kind })));
  looks.clear();
  settle();
}

// The first drawing: everything is told at once, in the looks of now.
function open(options) {
  const { nodes: nodeOptions, edges: edgeOptions, ...rest } = source.options;
  const join = (one, two) => ({ ...one, ...two, font: { ...one.font, ...two.font } });
  nodes = new vis.DataSet(things.map((thing) => dressed({ ...source.nodes[thing.id], label: undefined }, thing, thingLook(thing, null))));
  edges = new vis.DataSet();
  const all = { ...rest, groups: options.groups, nodes: join(nodeOptions, options.nodes), edges: join(edgeOptions, options.edges) };
  network = new vis.Network(byId("canvas"), { nodes, edges }, all);
  network.canvas.frame.tabIndex = -1;
  if (!small) network.on("beforeDrawing", paintCrowd);
}

// What vis was last told of a line or a thing, so that only what changes is told again.
const looks = new Map();
let here = new Set(); // the lines that vis knows

function changed(key, look) {
  const text = JSON.stringify(look);
  if (looks.get(key) === text) return false;
  looks.set(key, text);
  return true;
}

function dressed(plain, key, look) {
  changed(key, look);
  return { ...plain, ...look, font: { ...plain.font, ...look.font } };
}

function refresh() {
  const near = neighbourhood();
  const wanted = new Set(nearLines());
  const gone = [...here].filter((line) => !wanted.has(line));
  gone.forEach((line) => looks.delete(line));
  const added = [...wanted].filter((line) => !here.has(line)).map((line) => dressed(source.edges[line.id], line, lineLook(line, near)));
  const updated = updates(wanted, (line) => lineLook(line, near));
  here = wanted;
  if (gone.length) edges.remove(gone.map((line) => line.id));
  if (added.length) edges.add(added);
  if (updated.length) edges.update(updated);
  const renewed = updates(things, (thing) => thingLook(thing, near));
  if (renewed.length) nodes.update(renewed);
}

function updates(owners, lookOf) {
  const found = [];
  for (const owner of owners) {
    const look = lookOf(owner);
    if (changed(owner, look)) found.push({ id: owner.id, ...look });
  }
  return found;
}

// The things and lines beside what is chosen; null when all are equally near. Large drawings do not fade.
function neighbourhood() {
  if (!state.chosen || !small) return null;
  if (state.chosen.line) return new Set([state.chosen.line, state.chosen.line.from, state.chosen.line.to]);
  if (!state.chosen.thing) return null;
  const near = new Set([state.chosen.thing]);
  for (const line of state.chosen.thing.lines) near.add(line).add(line.from).add(line.to);
  return near;
}

function lineLook(line, near) {
  if (!line.visible) return { hidden: true };
  const shown = shownOf(line);
  const look = source.style.lines[line.stance];
  const faded = near !== null && !near.has(line);
  const colour = look[dark.matches && !printing ? "dark" : "light"];
  const worded = (state.captions && small) || (told.has(line) && !faded) || isTold(line);
  return {
    hidden: false,
    label: worded ? caption(line, shown) : " ",
    width: look.width + Math.min(3, (shown.length - 1) * 0.7) + (isTold(line) ? 0.8 : 0),
    color: { color: colour, highlight: colour, hover: colour, opacity: faded ? 0.13 : 1 },
    font: { color: colour, ...sized(told.get(line) ?? sizeOf(line)) },
  };
}

// A size, and the halo that goes with it.
function sized(size) {
  return { size, strokeWidth: Math.max(4, size * 0.3) };
}

function sizeOf(line) {
  return state.chosen?.line === line ? Math.max(source.edgeText, SMALLEST / network.getScale()) : source.edgeText;
}

function isTold(line) {
  const chosen = state.chosen;
  return (
    line === state.hovered || line.from === state.hovered || line.to === state.hovered ||
    (chosen !== null && (chosen.line === line || (small && chosen.thing && (line.from === chosen.thing || line.to === chosen.thing))))
  );
}

function caption(line, shown) {
  const names = [...new Set(shown.map((statement) => statement.verb[state.lang]))];
  const text = names.slice(0, 2).join(" · ") + (names.length > 2 ? ` +${names.length - 2}` : "");
  return line.denied ? `${t("label.denied")} ${text}` : text;
}

function thingLook(thing, near) {
  const faded = near !== null && !near.has(thing);
  return {
    hidden: !thing.visible,
    ...labelLook(thing),
    opacity: faded ? 0.2 : 1,
    font: { color: faded ? theme.faded : theme.text, ...sized(told.get(thing) ?? source.nodes[thing.id].font.size) },
  };
}

// A label that was shown is taken away with a space; one that never was costs nothing when it is not named.
const labelled = new Set();

function labelLook(thing) {
  if (told.has(thing)) labelled.add(thing);
  if (!labelled.has(thing)) return {};
  return { label: told.has(thing) ? source.labels[state.lang][thing.id] : " " };
}

function bringIntoView(target) {
  const places = target.line ? [target.line.from, target.line.to] : [target.thing];
  const middle = (axis) => places.reduce((sum, thing) => sum + thing[axis], 0) / places.length;
  const animation = still.matches || !small ? false : { duration: 300, easingFunction: "easeInOutQuad" };
  network.moveTo({ position: { x: middle("x"), y: middle("y") }, scale: Math.max(network.getScale(), 0.75), animation });
  animation ? setTimeout(settle, animation.duration + 60) : settle();
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.02, network.getScale() * factor)) });
  settle();
}

function shift(x, y) {
  const at = network.getViewPosition();
  network.moveTo({ position: { x: at.x + x / network.getScale(), y: at.y + y / network.getScale() } });
}

function fit() {
  frameAll();
  settle();
}

// All that is shown comes into view, with room for labels and buttons around it.
function frameAll() {
  const frame = byId("canvas");
  const found = things.filter((thing) => thing.visible);
  if (!found.length || !frame.clientWidth) return;
  const span = (axis) => found.reduce(([low, high], place) => [Math.min(low, place[axis]), Math.max(high, place[axis])], [Infinity, -Infinity]);
  const [[left, right], [top, bottom]] = [span("x"), span("y")];
  const scale = Math.min(1.3, (frame.clientWidth - 150) / (right - left + 1), (frame.clientHeight - 170) / (bottom - top + 1));
  network.moveTo({ scale, position: { x: (left + right) / 2, y: (top + bottom) / 2 - 10 / scale } });
}

// When the room for the picture changes, its left edge and its zoom stay.
let room = null;

function resize() {
  const { clientWidth: wide, clientHeight: high } = byId("canvas");
  if (!wide || !high || (room !== null && room.wide === wide && room.high === high)) return;
  room = { wide, high };
  const [scale, position] = [network.getScale(), network.getViewPosition()]; // the middle of the new room
  network.setSize("100%", "100%");
  if (printing) return fit();
  network.moveTo({ scale, position });
  keepInView();
  settleSoon();
}

function keepInView() {
  if (!state.chosen?.line && !state.chosen?.thing) return;
  const frame = byId("canvas").getBoundingClientRect();
  const place = screenPlace(state.chosen);
  const over = (value, low, high) => Math.min(0, value - low) + Math.max(0, value - high);
  const x = over(place.x, frame.left + 90, frame.right - 90);
  const y = over(place.y, frame.top + 70, frame.bottom - 60);
  if (x || y) shift(x, y);
}

// Where on the screen the middle of a line or a thing is, in pixels of the window.
function screenPlace(target) {
  const { x, y } = network.canvasToDOM(target.line ? middleOf(target.line) : target.thing);
  const frame = byId("canvas").getBoundingClientRect();
  return { x: frame.left + x, y: frame.top + y };
}

// The middle of a line as it is drawn: bent ones bow out.
function middleOf(line) {
  const drawn = network.body.edges[line.id];
  if (drawn) return drawn.edgeType.getPoint(0.5);
  return { x: (line.from.x + line.to.x) / 2, y: (line.from.y + line.to.y) / 2 };
}
