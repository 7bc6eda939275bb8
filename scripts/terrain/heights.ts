import { latOf, type Raster } from "./raster.ts";

const SEA_HEIGHT = -32768;
const METRES_PER_DEGREE = 111_195;

export interface Heights {
  meanM: number;
  /** 95th less 5th percentile */
  reliefM: number;
  /** mean slope in percent */
  slopePercent: number;
}

/** Heights of the land among some pixels; all 0 when there is none. */
export function heightsOf(raster: Raster, elevationM: Int16Array, pixels: ArrayLike<number>): Heights {
  const heights: number[] = [];
  let sum = 0;
  let slopeSum = 0;
  for (let k = 0; k < pixels.length; k++) {
    const pixel = pixels[k];
    const height = elevationM[pixel];
    if (height === SEA_HEIGHT) continue;
    heights.push(height);
    sum += height;
    slopeSum += slopeAt(raster, elevationM, pixel);
  }
  if (heights.length === 0) return { meanM: 0, reliefM: 0, slopePercent: 0 };
  heights.sort((a, b) => a - b);
  const quantile = (q: number) => heights[Math.round(q * (heights.length - 1))];
  return {
    meanM: Math.round(sum / heights.length),
    reliefM: quantile(0.95) - quantile(0.05),
    slopePercent: Math.round(slopeSum / heights.length),
  };
}

/** Slope in percent by central differences; the sea and the raster's edge count as level. */
function slopeAt(raster: Raster, elevationM: Int16Array, pixel: number): number {
  const row = Math.floor(pixel / raster.cols);
  const col = pixel - row * raster.cols;
  const here = elevationM[pixel];
  const at = (r: number, c: number) => {
    if (r < 0 || c < 0 || r >= raster.rows || c >= raster.cols) return here;
    const height = elevationM[r * raster.cols + c];
    return height === SEA_HEIGHT ? here : height;
  };
  const stepY = METRES_PER_DEGREE / raster.pixelsPerDegree;
  const stepX = stepY * Math.cos((latOf(raster, row) * Math.PI) / 180);
  const dx = (at(row, col + 1) - at(row, col - 1)) / (2 * stepX);
  const dy = (at(row + 1, col) - at(row - 1, col)) / (2 * stepY);
  return Math.sqrt(dx * dx + dy * dy) * 100;
}
