// Which words are shown at this zoom, and how large: the busiest things first, then the lines, as many as do
// not collide. So they can be read however far the view is zoomed out.
const LEGIBLE = 11.5; // pixels on the screen
const SMALLEST = 10; // the same for the words on lines
const TRIED = 1500; // labels that are tried, the busiest things first
const HIDDEN = 2.5; // a thing that is smaller on the screen may lie under words
const told = new Map(); // thing or line -> size of its words, in pixels of the drawing
const measured = new Map();
const ruler = document.createElement("canvas").getContext("2d");
ruler.font = `100px ${source.options.nodes.font.face}`;

function arrangeWords() {
  told.clear();
  const taken = arrangeLabels();
  const scale = network.getScale();
  const order = nearLines().filter((line) => line.visible);
  order.sort((a, b) => Number(b.stance !== "neutral") - Number(a.stance !== "neutral") || b.statements.length - a.statements.length || a.id - b.id);
  for (const line of order) {
    const size = Math.max(source.edgeText, SMALLEST / scale);
    const boxes = captionBoxes(line, size);
    if (boxes === null || boxes.some((box) => taken.meets(box, line))) continue;
    for (const box of boxes) taken.add(box);
    told.set(line, size);
  }
}

// The words on a line as small boxes along it; null when the line is too short for them.
function captionBoxes(line, size) {
  const [dx, dy] = [line.to.x - line.from.x, line.to.y - line.from.y];
  const length = Math.hypot(dx, dy);
  const wide = measure(caption(line, shownOf(line))).wide * size;
  if (length * 0.75 - source.nodes[line.to.id].size < wide) return null;
  const { x, y } = middleOf(line);
  const steps = Math.max(1, Math.ceil(wide / size));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const along = (step / steps - 0.5) * wide;
    const [cx, cy] = [x + (dx / length) * along, y + (dy / length) * along];
    return { left: cx - size / 2, right: cx + size / 2, top: cy - size / 2, bottom: cy + size / 2, owner: line };
  });
}

// How wide and high a text is at size 1.
function measure(text) {
  if (!measured.has(text)) {
    const rows = text.split("\n");
    measured.set(text, { wide: Math.max(...rows.map((row) => ruler.measureText(row).width)) / 100, high: rows.length * 1.15 });
  }
  return measured.get(text);
}

function arrangeLabels() {
  const scale = network.getScale();
  const taken = new Grid(160 / scale);
  const view = small ? null : viewBox();
  const shown = things.filter((thing) => thing.visible && (view === null || touches({ from: thing, to: thing }, view)));
  for (const thing of shown) if (source.nodes[thing.id].size * scale > HIDDEN) taken.add(signBox(thing));
  const chosen = state.chosen;
  const first = new Set(chosen?.thing ? [chosen.thing] : chosen?.line ? [chosen.line.from, chosen.line.to] : []);
  const next = new Set(chosen?.thing ? chosen.thing.lines.filter((line) => line.visible).flatMap((line) => [line.from, line.to]) : []);
  const rank = (thing) => (first.has(thing) ? 0 : next.has(thing) ? 1 : 2);
  shown.sort((a, b) => rank(a) - rank(b) || b.statements.length - a.statements.length || a.id - b.id);
  for (const thing of shown.slice(0, TRIED)) {
    const size = Math.max(source.nodes[thing.id].font.size, (LEGIBLE + (first.has(thing) ? 2 : 0)) / scale);
    const box = labelBox(thing, size);
    if (!first.has(thing) && taken.meets(box, thing)) continue;
    taken.add(box);
    told.set(thing, size);
  }
  return taken;
}

function signBox(thing) {
  const { x, y } = thing;
  const r = source.nodes[thing.id].size;
  return { left: x - r, right: x + r, top: y - r, bottom: y + r, owner: thing };
}

function labelBox(thing, size) {
  const { x, y } = thing;
  const { wide, high } = measure(source.labels[state.lang][thing.id]);
  const top = y + source.nodes[thing.id].size;
  return { left: x - (wide * size) / 2, right: x + (wide * size) / 2, top, bottom: top + high * size, owner: thing };
}

// Boxes by the cells that they lie in, so that only near ones are compared.
class Grid {
  constructor(cell) {
    this.cell = cell;
    this.cells = new Map();
  }

  * keys({ left, right, top, bottom }) {
    for (let x = Math.floor(left / this.cell); x <= right / this.cell; x++) {
      for (let y = Math.floor(top / this.cell); y <= bottom / this.cell; y++) yield `${x} ${y}`;
    }
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  meets(box, owner) {
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) ?? []) {
        const apart = other.owner === owner || other.left >= box.right || other.right <= box.left || other.top >= box.bottom || other.bottom <= box.top;
        if (!apart) return true;
      }
    }
    return false;
  }
}

let settling = 0;

// After a zoom, a move of the camera or a choice: labels again, then the looks of everything.
function settle() {
  clearTimeout(settling);
  settling = 0;
  arrangeWords();
  refresh();
}

function settleSoon() {
  clearTimeout(settling);
  settling = setTimeout(settle, 120);
}
