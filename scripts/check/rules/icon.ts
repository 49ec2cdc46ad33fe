// Rules about the icon (DOCS certification-submission): PNG, about 230 pixels square, the mark about 160, on the brand colour.
import { decodePng, isPng, type Picture } from '../../png.ts';
import { type Connector, names } from '../connector.ts';
import { text, tree } from '../json.ts';
import type { Rule } from '../rule.ts';

const SIZES = { smallest: 200, largest: 256 };
/** The share of the width that the mark may take: about 160 of 230. */
const MARK = { smallest: 0.5, largest: 0.78 };
const LARGEST_FILE = 1_000_000;

const whenPicture =
  (faulty: (picture: Picture, connector: Connector) => boolean) =>
  (connector: Connector): readonly string[] => {
    const picture = decodePng(connector.files.icon);
    return picture && faulty(picture, connector) ? [names.icon] : [];
  };

const hexAt = ({ pixelAt }: Picture, column: number, row: number): string =>
  `#${Buffer.from(pixelAt(column, row)).toString('hex')}`;

/** The columns and rows that differ from the first pixel, as a share of the width. */
const markOf = (picture: Picture): number => {
  const ground = hexAt(picture, 0, 0);
  const indexes = [...Array(picture.width * picture.height).keys()];
  const drawn = indexes.filter((at) => hexAt(picture, at % picture.width, Math.floor(at / picture.width)) !== ground);
  const spread = (values: readonly number[]): number =>
    values.reduce((most, one) => Math.max(most, one), 0) -
    values.reduce((least, one) => Math.min(least, one), Infinity) +
    1;
  if (drawn.length === 0) return 0;
  const width = spread(drawn.map((at) => at % picture.width));
  const height = spread(drawn.map((at) => Math.floor(at / picture.width)));
  return Math.max(width, height) / picture.width;
};

const isSized = ({ width, height }: Picture): boolean =>
  width === height && width >= SIZES.smallest && width <= SIZES.largest;

export const iconRules: readonly Rule[] = [
  {
    name: 'IconMissing',
    level: 'certification',
    sentence: 'Draw an icon.',
    check: ({ files }) => (files.icon.length === 0 ? [names.icon] : []),
  },
  {
    name: 'IconNotPng',
    level: 'certification',
    sentence: 'Save the icon as PNG.',
    check: ({ files }) => (files.icon.length > 0 && !isPng(files.icon) ? [names.icon] : []),
  },
  {
    name: 'IconNotReadable',
    level: 'certification',
    sentence: 'Save the icon with 8 bits a colour, without transparency; the background is the brand colour.',
    check: ({ files }) => (isPng(files.icon) && !decodePng(files.icon) ? [names.icon] : []),
  },
  {
    name: 'IconFileTooLarge',
    level: 'error',
    sentence: 'Keep the icon below 1 MB.',
    check: ({ files }) => (files.icon.length >= LARGEST_FILE ? [names.icon] : []),
  },
  {
    name: 'IconSizeNotValid',
    level: 'certification',
    sentence: `Draw the icon square, about 230 pixels wide (${SIZES.smallest} to ${SIZES.largest}).`,
    check: whenPicture((picture) => !isSized(picture)),
  },
  {
    name: 'IconBackgroundNotBrandColor',
    level: 'certification',
    sentence: 'Fill the background of the icon with iconBrandColor, up to its corners.',
    check: whenPicture((picture, { properties }) => {
      const brand = text(tree(properties.node.properties).iconBrandColor).toLowerCase();
      const [right, bottom] = [picture.width - 1, picture.height - 1];
      const corners = [
        hexAt(picture, 0, 0),
        hexAt(picture, right, 0),
        hexAt(picture, 0, bottom),
        hexAt(picture, right, bottom),
      ];
      return /^#[0-9a-f]{6}$/.test(brand) && corners.some((corner) => corner !== brand);
    }),
  },
  {
    name: 'IconMarkSizeNotValid',
    level: 'certification',
    sentence: 'Draw the mark about 160 pixels wide in 230.',
    check: whenPicture(
      (picture) => isSized(picture) && (markOf(picture) < MARK.smallest || markOf(picture) > MARK.largest),
    ),
  },
];
