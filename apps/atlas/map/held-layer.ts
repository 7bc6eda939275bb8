import {
  MercatorCoordinate,
  type CustomLayerInterface,
  type CustomRenderMethodInput,
  type Map as MapLibre,
} from "maplibre-gl";
import type { HexGrid } from "@p38/terrain";
import { RECENT_DAYS } from "../view/held-ground.ts";

const WIDTH = 128;

const VERTEX = `#version 300 es
precision highp float;
precision highp usampler2D;
uniform mat4 u_matrix;
uniform usampler2D u_held;
in vec2 a_at;
in uint a_cell;
in float a_country;
flat out uint v_held;
flat out float v_country;
out vec2 v_at;
void main() {
  int cell = int(a_cell);
  v_held = texelFetch(u_held, ivec2(cell % ${WIDTH}, cell / ${WIDTH}), 0).r;
  v_country = a_country;
  v_at = a_at;
  gl_Position = u_matrix * vec4(a_at, 0.0, 1.0);
}`;

const FRAGMENT = `#version 300 es
precision highp float;
uniform float u_stripes;
uniform bool u_chances;
flat in uint v_held;
flat in float v_country;
in vec2 v_at;
out vec4 colour;
void main() {
  if (u_chances) {
    // from the UN's blue over pale yellow, where it is even, to the communist side's red
    float chance = float(v_held) / 254.0;
    vec3 even = vec3(0.98, 0.90, 0.55);
    vec3 tint = chance < 0.5
      ? mix(vec3(0.070, 0.330, 0.690), even, chance * 2.0)
      : mix(even, vec3(0.760, 0.130, 0.110), chance * 2.0 - 1.0);
    float dense = v_country > 1.5 ? 0.0 : 0.52;
    colour = vec4(tint * dense, dense);
    return;
  }
  bool communist = (v_held & 1u) == 1u;
  float days = float(v_held >> 1u);
  float fresh = days == 0.0 ? 0.0 : 1.0 - (days - 1.0) / ${RECENT_DAYS}.0;
  float alpha = 0.22 + 0.26 * fresh;
  if (communist) {
    float phase = fract((v_at.x + v_at.y) * u_stripes);
    float edge = fwidth((v_at.x + v_at.y) * u_stripes);
    float band = smoothstep(0.0, edge, phase) - smoothstep(0.36, 0.36 + edge, phase);
    alpha += 0.10 * band - 0.03;
  }
  if (v_country > 1.5) alpha = 0.0;
  vec3 side = communist ? vec3(0.760, 0.130, 0.110) : vec3(0.070, 0.330, 0.690);
  colour = vec4(side * alpha, alpha);
}`;

/** The ground that each side holds, tinted; a day is one small texture. */
export class HeldLayer implements CustomLayerInterface {
  readonly id = "held";
  readonly type = "custom" as const;
  readonly texture: Uint8Array;
  visible = true;
  /** whether `texture` holds the chance of the communist side, 0 to 254, and not who holds the ground */
  chances = false;
  readonly grid: HexGrid;
  readonly #rows: number;
  #changed = true;
  /** what the map shows already: the texture, and how it looks; nothing at first */
  readonly #shown: Uint8Array;
  #looks = "";
  #map: MapLibre | null = null;
  #gl: WebGL2RenderingContext | null = null;
  #program: WebGLProgram | null = null;
  #vertices: WebGLVertexArrayObject | null = null;
  #held: WebGLTexture | null = null;

  constructor(grid: HexGrid) {
    this.grid = grid;
    this.#rows = Math.ceil(grid.H / WIDTH);
    this.texture = new Uint8Array(WIDTH * this.#rows);
    this.#shown = new Uint8Array(this.texture.length);
  }

  /** Says that `texture` was filled anew, or that it should look otherwise; the map is drawn again only where it would show. */
  show(): void {
    const looks = this.visible ? (this.chances ? "chances" : "held") : "hidden";
    // in two years of trench war the ground of every other day is that of the day before
    if (looks === this.#looks && (!this.visible || sameBytes(this.texture, this.#shown))) return;
    this.#looks = looks;
    this.#shown.set(this.texture);
    this.#changed = true;
    this.#map?.triggerRepaint();
  }

  onAdd(map: MapLibre, gl: WebGL2RenderingContext): void {
    this.#map = map;
    this.#gl = gl;
    this.#program = programOf(gl);
    this.#vertices = gl.createVertexArray();
    gl.bindVertexArray(this.#vertices);
    const { at, cell, country, triangles } = geometryOf(this.grid);
    attribute(gl, this.#program, "a_at", at, 2);
    attribute(gl, this.#program, "a_country", country, 1);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, cell, gl.STATIC_DRAW);
    const where = gl.getAttribLocation(this.#program, "a_cell");
    gl.enableVertexAttribArray(where);
    gl.vertexAttribIPointer(where, 1, gl.UNSIGNED_INT, 0, 0);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, triangles, gl.STATIC_DRAW);
    gl.bindVertexArray(null);
    this.#held = gl.createTexture();
    this.#changed = true;
  }

  render(gl: WebGL2RenderingContext, options: CustomRenderMethodInput): void {
    if (!this.visible || !this.#program) return;
    gl.useProgram(this.#program);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#held);
    if (this.#changed) this.#upload(gl);
    gl.uniform1i(gl.getUniformLocation(this.#program, "u_held"), 0);
    const matrix = Float32Array.from(options.defaultProjectionData.mainMatrix as Iterable<number>);
    gl.uniformMatrix4fv(gl.getUniformLocation(this.#program, "u_matrix"), false, matrix);
    gl.uniform1i(gl.getUniformLocation(this.#program, "u_chances"), this.chances ? 1 : 0);
    // stripes keep their place on the ground and are redrawn finer at each whole zoom
    const zoom = this.#map?.getZoom() ?? 6;
    gl.uniform1f(gl.getUniformLocation(this.#program, "u_stripes"), 64 * 2 ** Math.round(zoom));
    gl.bindVertexArray(this.#vertices);
    gl.drawElements(gl.TRIANGLES, this.grid.H * 12, gl.UNSIGNED_INT, 0);
    gl.bindVertexArray(null);
  }

  onRemove(): void {
    if (this.#gl) this.#gl.deleteTexture(this.#held);
    this.#gl?.deleteProgram(this.#program);
    this.#map = null;
  }

  #upload(gl: WebGL2RenderingContext): void {
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    gl.texImage2D(
      gl.TEXTURE_2D,
      0,
      gl.R8UI,
      WIDTH,
      this.#rows,
      0,
      gl.RED_INTEGER,
      gl.UNSIGNED_BYTE,
      this.texture,
    );
    this.#changed = false;
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Corners of all cells on the Mercator square, four triangles each. */
function geometryOf(grid: HexGrid) {
  const at = new Float32Array(grid.H * 12);
  const cell = new Uint32Array(grid.H * 6);
  const country = new Float32Array(grid.H * 6);
  const triangles = new Uint32Array(grid.H * 12);
  for (let h = 0; h < grid.H; h++) {
    for (let corner = 0; corner < 6; corner++) {
      const lat = grid.corners[h * 12 + corner * 2];
      const lon = grid.corners[h * 12 + corner * 2 + 1];
      const { x, y } = MercatorCoordinate.fromLngLat({ lng: lon, lat });
      at[h * 12 + corner * 2] = x;
      at[h * 12 + corner * 2 + 1] = y;
      cell[h * 6 + corner] = h;
      country[h * 6 + corner] = grid.country[h];
    }
    for (let t = 0; t < 4; t++) triangles.set([h * 6, h * 6 + t + 1, h * 6 + t + 2], h * 12 + t * 3);
  }
  return { at, cell, country, triangles };
}

function attribute(
  gl: WebGL2RenderingContext,
  program: WebGLProgram,
  name: string,
  values: Float32Array<ArrayBuffer>,
  size: number,
): void {
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
  const where = gl.getAttribLocation(program, name);
  gl.enableVertexAttribArray(where);
  gl.vertexAttribPointer(where, size, gl.FLOAT, false, 0, 0);
}

function programOf(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(kind)!;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS))
      throw new Error(gl.getShaderInfoLog(shader) ?? "shader");
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS))
    throw new Error(gl.getProgramInfoLog(program) ?? "program");
  return program;
}
