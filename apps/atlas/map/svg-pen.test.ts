import assert from "node:assert/strict";
import { test } from "node:test";
import { SvgPen } from "./svg-pen.ts";

const pen = () => new SvgPen((text) => ({ width: text.length * 6 }) as TextMetrics);

test("a path is stroked and filled with what is set at that moment", () => {
  const svg = pen();
  svg.strokeStyle = "#123";
  svg.lineWidth = 3;
  svg.setLineDash([5, 4]);
  svg.beginPath();
  svg.moveTo(1, 2);
  svg.lineTo(3.14159, 4);
  svg.stroke();
  svg.setLineDash([]);
  svg.globalAlpha = 0.18;
  svg.fillStyle = "rgba(1,2,3,0.5)";
  svg.fill();
  assert.deepEqual(svg.shapes, [
    '<path d="M1 2L3.1 4" fill="none" stroke="#123" stroke-width="3" stroke-linejoin="miter" stroke-linecap="butt" stroke-dasharray="5 4"/>',
    '<path d="M1 2L3.1 4" fill="rgba(1,2,3,0.5)" opacity="0.18"/>',
  ]);
});

test("a whole circle is two arcs, an arc the other way round sweeps the other way, and an empty path is nothing", () => {
  const svg = pen();
  svg.beginPath();
  svg.arc(10, 10, 5, 0, 2 * Math.PI);
  svg.fill();
  svg.beginPath();
  svg.moveTo(0, 0);
  svg.arc(0, 0, 4, Math.PI, 0, true);
  svg.stroke();
  svg.beginPath();
  svg.stroke();
  assert.match(svg.shapes[0], /d="M15 10A5 5 0 0 1 5 10A5 5 0 0 1 15 10"/);
  assert.match(svg.shapes[1], /d="M0 0L-4 0A4 4 0 0 0 0 4A4 4 0 0 0 4 0"/);
  assert.equal(svg.shapes.length, 2);
});

test("text stands where a canvas puts it, and what would break XML is written otherwise", () => {
  const svg = pen();
  svg.font = "600 12px Noto Sans";
  svg.textAlign = "center";
  svg.textBaseline = "middle";
  svg.fillStyle = "#000";
  svg.fillText("1st & <2d>", 5, 6);
  assert.deepEqual(svg.shapes, [
    '<text x="5" y="6" dy="0.35em" font-size="12" font-weight="600" text-anchor="middle" fill="#000">1st &amp; &lt;2d&gt;</text>',
  ]);
  assert.equal(svg.measureText("abc").width, 18);
});

test("a rectangle leaves the path under way as it was", () => {
  const svg = pen();
  svg.beginPath();
  svg.moveTo(0, 0);
  svg.fillRect(1, 1, 2, 2);
  svg.lineTo(9, 9);
  svg.stroke();
  assert.match(svg.shapes[0], /d="M1 1h2v2h-2Z"/);
  assert.match(svg.shapes[1], /d="M0 0L9 9"/);
});

test("a drawing is put at its place", () => {
  const svg = pen();
  svg.drawSvg('<svg width="20"><path/></svg>', 3, 4);
  assert.deepEqual(svg.shapes, ['<svg x="3" y="4" width="20"><path/></svg>']);
});
