// Draws the icon of the connector, connector/icon.png: two stores, and an arrow that relays from one to the other.
import { brandColor } from '../../connector/emit/brand.ts';
import { encodePng, type Pixel } from './png.ts';

/** Microsoft's required size: about 230 pixels square, with a 160-pixel logo in the middle. */
const SIZE = 230;
/** Each pixel is the mean of this number squared of samples, for smooth edges. */
const POINTS = 4;

type Shape = (x: number, y: number) => boolean;
interface Layer {
  readonly shape: Shape;
  readonly colour: Pixel;
}

type Point = readonly [x: number, y: number];

const paint = {
  ground: colour(brandColor),
  wall: colour('#ffffff'),
  light: colour('#ffffff'),
  arrow: colour('#ffc453'),
};

const WIDTH = 72;
const SCALLOPS = 4;

const MIDDLE = 139;

const layers: readonly Layer[] = [
  ...storefront(35, colour('#ff7a6b')),
  ...storefront(123, colour('#4fc3d9')),
  { shape: arrow(5), colour: paint.ground },
  { shape: arrow(0), colour: paint.arrow },
];

/** The icon as a PNG: the same bytes on every machine. */
export function drawIcon(): Buffer {
  return encodePng({ width: SIZE, height: SIZE, pixelAt });
}

/** The mean colour of the points of one pixel. */
function pixelAt(column: number, row: number): Pixel {
  const sum = [0, 0, 0];
  for (let point = 0; point < POINTS * POINTS; point += 1) {
    const x = column + ((point % POINTS) + 0.5) / POINTS;
    const y = row + (Math.floor(point / POINTS) + 0.5) / POINTS;
    colourAt(x, y).forEach((part, index) => {
      sum[index] = (sum[index] ?? 0) + part;
    });
  }
  return sum.map((part) => Math.round(part / (POINTS * POINTS))) as unknown as Pixel;
}

function colourAt(x: number, y: number): Pixel {
  return layers.findLast(({ shape }) => shape(x, y))?.colour ?? paint.ground;
}

function colour(hex: string): Pixel {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Pixel;
}

function circle(cx: number, cy: number, radius: number): Shape {
  return (x, y) => (x - cx) ** 2 + (y - cy) ** 2 <= radius ** 2;
}

/** A rectangle with rounded corners. */
function box(left: number, top: number, right: number, bottom: number, radius = 0): Shape {
  return (x, y) => {
    if (x < left || x > right || y < top || y > bottom) return false;
    const dx = Math.max(left + radius - x, x - (right - radius), 0);
    const dy = Math.max(top + radius - y, y - (bottom - radius), 0);
    return dx ** 2 + dy ** 2 <= radius ** 2;
  };
}

/** On the same side of all three edges. */
function triangle(a: Point, b: Point, c: Point): Shape {
  const leftOf =
    ([x1, y1]: Point, [x2, y2]: Point): Shape =>
    (x, y) =>
      (x2 - x1) * (y - y1) >= (y2 - y1) * (x - x1);
  const [first, second, third] = [leftOf(a, b), leftOf(b, c), leftOf(c, a)];
  return (x, y) => first(x, y) === second(x, y) && second(x, y) === third(x, y);
}

function any(...shapes: readonly Shape[]): Shape {
  return (x, y) => shapes.some((shape) => shape(x, y));
}

/** One store: a wall below a striped awning with a scalloped edge. */
function storefront(left: number, stripe: Pixel): readonly Layer[] {
  const step = WIDTH / SCALLOPS;
  const awning = Array.from({ length: SCALLOPS }, (_, index): Layer => {
    const from = left + index * step;
    const stripeShape = any(box(from, 53, from + step, 88), circle(from + step / 2, 88, step / 2));
    return { shape: stripeShape, colour: index % 2 === 0 ? stripe : paint.light };
  });
  const wall = box(left + 6, 80, left + WIDTH - 6, 177, 6);
  const shade = box(left + 6, 80, left + WIDTH - 6, 101);
  return [{ shape: wall, colour: paint.wall }, { shape: shade, colour: paint.ground }, ...awning];
}

function arrow(grow: number): Shape {
  return any(
    box(66 - grow, MIDDLE - 7 - grow, 152, MIDDLE + 7 + grow, 7 + grow),
    triangle([147 - grow, MIDDLE - 22 - 2 * grow], [147 - grow, MIDDLE + 22 + 2 * grow], [177 + 2 * grow, MIDDLE]),
  );
}
