// A chart of bars, drawn by hand, and the same as a table for those who rather read.
import { h, svg } from './dom.js';
import { number } from './when.js';

/**
 * @typedef {object} Bars
 * @property {string} title
 * @property {string} summary What it shows, in a sentence.
 * @property {string} column What a bar is of: `Minute`.
 * @property {{ name: string, kind: string }[]} series Stacked in this order, from below.
 * @property {number} [top] Where the axis ends; by the largest bar if absent.
 * @property {boolean} [isNamed] Bars of things with names and no order: each has its label.
 * @property {{ name: string, kind: string }[]} [colors] What the colors mean, if each bar has one of its own.
 * @property {{ label: string, tick?: string, values: number[], kind?: string }[]} bars `tick`: a shorter label for below the bar.
 */

const HEIGHT = 150;
const FOOT = 22;
const TOP = 10;
const LEFT = 40;
/** Width of a character of a label, and the least width for a label. */
const [CHARACTER, SLOT] = [7, 76];
/** Labels that are tilted: their angle, the room below the bars, and the most characters that fit. */
const [ANGLE, DEPTH, FIT] = [-50, 80, 12];

/** A round number at or above the largest, so that the lines of the grid are whole. @type {(most: number) => number} */
const roundUp = (most) => {
  const power = 10 ** Math.floor(Math.log10(Math.max(4, most)));
  return [1, 2, 4, 5, 8, 10].map((each) => each * power).find((each) => each >= Math.max(4, most)) ?? most;
};

/** @type {(bar: { values: number[] }) => number} */
const total = ({ values }) => values.reduce((sum, each) => sum + each, 0);

/** Whether the labels are tilted, since all are shown and there is no room for them side by side. @type {(chart: Bars, width: number) => boolean} */
const isTilted = ({ isNamed, bars }, width) => isNamed === true && (width - LEFT) / bars.length < SLOT;

/** @type {(top: number, width: number) => Element[]} */
const grid = (top, width) =>
  [0, 0.5, 1].flatMap((part) => {
    const y = TOP + (HEIGHT - FOOT - TOP) * (1 - part);
    return [
      svg('line', { x1: LEFT, x2: width, y1: y, y2: y, class: 'grid' }),
      svg('text', { x: LEFT - 8, y: y + 4, class: 'tick', 'text-anchor': 'end' }, number(top * part)),
    ];
  });

/** The beginning of a label that has no room; the table has all of it. @type {(label: string, most: number) => string} */
const short = (label, most) => (label.length > Math.max(most, 8) ? `${label.slice(0, Math.max(most, 8) - 1)}…` : label);

/** Each label, below its bar. @type {(chart: Bars, step: number) => Element[]} */
const tilted = ({ bars }, step) =>
  bars.map(({ label, tick = label }, at) => {
    const [x, y] = [LEFT + step * (at + 0.5) + 4, HEIGHT - FOOT + 14];
    const place = { x, y, transform: `rotate(${ANGLE} ${x} ${y})` };
    return svg('text', { ...place, class: 'tick', 'text-anchor': 'end' }, short(tick, FIT));
  });

/** Some of the labels, as many as there is room for. @type {(chart: Bars, step: number, width: number) => Element[]} */
const labels = ({ bars }, step, width) => {
  const every = Math.max(1, Math.ceil(bars.length / Math.max(2, Math.floor((width - LEFT) / SLOT))));
  return bars.flatMap(({ label, tick = label }, at) => {
    if ((bars.length - 1 - at) % every !== 0) return [];
    const x = LEFT + step * (at + 0.5);
    // the last one moves to the left to stay in the chart, up to half of its width
    const shown = short(tick, Math.floor((step * (every + 0.5)) / (1.5 * CHARACTER)));
    const place = { x: Math.min(x, width - (shown.length * CHARACTER) / 2), y: HEIGHT - 6 };
    return [svg('text', { ...place, class: 'tick', 'text-anchor': 'middle' }, shown)];
  });
};

/** @type {(chart: Bars, width: number) => Element} */
const draw = (chart, width) => {
  const { bars, series } = chart;
  const top = chart.top ?? roundUp(Math.max(...bars.map(total)));
  const step = (width - LEFT) / bars.length;
  const gap = Math.min(6, step * 0.25);
  const scale = (HEIGHT - FOOT - TOP) / top;
  const drawn = bars.flatMap(({ values, kind }, at) => {
    let y = HEIGHT - FOOT;
    return values.map((value, nth) => {
      y -= value * scale;
      const place = { x: LEFT + step * at + gap / 2, y, width: step - gap, height: value * scale };
      return svg('rect', { ...place, rx: Math.min(2, (value * scale) / 2), class: `bar ${kind ?? series[nth]?.kind}` });
    });
  });
  const names = isTilted(chart, width) ? tilted(chart, step) : labels(chart, step, width);
  const parts = [...grid(top, width), ...drawn, ...names];
  const height = isTilted(chart, width) ? HEIGHT - FOOT + DEPTH : HEIGHT;
  const shape = { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': chart.summary };
  return svg('svg', shape, ...parts);
};

/** @type {(chart: Bars) => Element} */
const asTable = ({ title, column, series, bars }) =>
  h(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': `${title} as a table`, tabindex: 0 },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h('tr', {}, ...[column, ...series.map(({ name }) => name)].map((each) => h('th', { scope: 'col' }, each))),
      ),
      h(
        'tbody',
        {},
        ...bars.map(({ label, values }) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, label),
            ...values.map((each) => h('td', { class: 'count' }, number(each))),
          ),
        ),
      ),
    ),
  );

/** @type {(chart: Bars) => Element | undefined} */
const legend = ({ series, colors = series }) =>
  colors.length < 2
    ? undefined
    : h(
        'ul',
        { class: 'legend' },
        ...colors.map(({ name, kind }) => h('li', {}, h('span', { class: `swatch ${kind}` }), name)),
      );

/** @type {WeakMap<Element, ResizeObserver>} */
const watched = new WeakMap();

/** Shows it, and again when the room for it changes. @type {(figure: HTMLElement, chart: Bars) => void} */
export const showChart = (figure, chart) => {
  const wasOpen = figure.querySelector('details')?.open ?? false;
  const plot = h('div', { class: 'plot' });
  const caption = h('figcaption', {}, h('h3', {}, chart.title), h('p', { class: 'muted' }, chart.summary));
  const table = h('details', { open: wasOpen }, h('summary', {}, 'As a table'), asTable(chart));
  figure.replaceChildren(...[caption, plot, legend(chart), table].filter((each) => each !== undefined));
  watched.get(figure)?.disconnect();
  let width = 0;
  const observer = new ResizeObserver(() => {
    if (plot.clientWidth === width || plot.clientWidth === 0) return;
    width = plot.clientWidth;
    plot.replaceChildren(draw(chart, width));
  });
  observer.observe(plot);
  watched.set(figure, observer);
};
