// Large drawings: only the lines near by are lines of vis-network, with arrows, dashes and words. All others
// are painted at once, as plain strokes, so that thousands of them do not hold up the page.
const NEAR = 400;

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
  context.globalAlpha = state.chosen === null ? 0.45 : 0.2;
  for (const [stance, look] of Object.entries(source.style.lines).reverse()) {
    context.beginPath();
    for (const line of lines) {
      if (line.stance !== stance || !line.visible || here.has(line) || !touches(line, view)) continue;
      context.moveTo(line.from.x, line.from.y);
      context.lineTo(line.to.x, line.to.y);
    }
    context.strokeStyle = look[dark.matches && !printing ? "dark" : "light"];
    context.lineWidth = Math.max(look.width * 0.6, (look.width * 0.35) / scale);
    context.stroke();
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
