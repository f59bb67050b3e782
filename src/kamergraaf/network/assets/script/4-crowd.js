// Large drawings: only the lines near by are lines of vis-network, with arrows, dashes and words. All others
// are painted at once, as plain strokes, so that thousands of them do not hold up the page.
const NEAR = 400;
const HANDFUL = 250; // lines in one stroke, so that no stance hides the others

// The lines that vis-network has to know: all of a small drawing, else those in view or beside what is chosen.
function nearLines() {
  if (small) return lines;
  const chosen = state.chosen?.line ? [state.chosen.line] : (state.chosen?.thing?.lines ?? []);
  const view = viewBox();
  const seen = view === null ? [] : lines.filter((line) => line.visible && touches(line, view));
  return [...new Set([...chosen.filter((line) => line.visible).slice(0, NEAR), ...(seen.length <= NEAR ? seen : [])])];
}

function viewBox() {
  const frame = byId("canvas");
  if (!frame.clientWidth) return null;
  const { x: left, y: top } = network.DOMtoCanvas({ x: 0, y: 0 });
  const { x: right, y: bottom } = network.DOMtoCanvas({ x: frame.clientWidth, y: frame.clientHeight });
  return { left, top, right, bottom };
}

function touches({ from, to }, view) {
  return Math.min(from.x, to.x) < view.right && Math.max(from.x, to.x) > view.left && Math.min(from.y, to.y) < view.bottom && Math.max(from.y, to.y) > view.top;
}

function paintCrowd(context) {
  const [scale, view] = [network.getScale(), viewBox()];
  if (view === null) return;
  context.save();
  context.globalAlpha = (state.chosen === null ? 1 : 0.5) * Math.max(0.14, Math.min(0.5, 1200 / lines.length));
  for (let first = 0; first < lines.length; first += HANDFUL) {
    const some = lines.slice(first, first + HANDFUL).filter((line) => line.visible && !here.has(line) && touches(line, view));
    for (const stance of new Set(some.map((line) => line.stance))) {
      const look = source.style.lines[stance];
      context.beginPath();
      for (const { from, to } of some.filter((line) => line.stance === stance)) {
        context.moveTo(from.x, from.y);
        context.lineTo(to.x, to.y);
      }
      context.strokeStyle = look[dark.matches && !printing ? "dark" : "light"];
      context.lineWidth = Math.max(look.width * 0.6, (look.width * 0.4) / scale);
      context.stroke();
    }
  }
  context.restore();
}

// The painted line at a place of the drawing, as near as a finger can point.
function crowdLineAt({ x, y }) {
  let [best, nearest] = [null, 6 / network.getScale()];
  for (const line of lines) {
    if (!line.visible) continue;
    const [dx, dy] = [line.to.x - line.from.x, line.to.y - line.from.y];
    const share = Math.min(1, Math.max(0, ((x - line.from.x) * dx + (y - line.from.y) * dy) / (dx * dx + dy * dy || 1)));
    const away = Math.hypot(line.from.x + share * dx - x, line.from.y + share * dy - y);
    if (away < nearest) [best, nearest] = [line, away];
  }
  return best;
}
