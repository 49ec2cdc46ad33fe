// Rules about the icon (DOCS certification-submission): PNG, about 230 pixels square, the logo about 160, on the brand colour.
import { decodePng, isPng, type PixelImage } from '../../generate/png.ts';
import { connectorFileNames, type LintedConnector } from '../connector.ts';
import { asText, tree } from '../json.ts';
import type { LintRule } from '../rule.ts';

const SIZES = { smallest: 200, largest: 256 };
/** Maximum share of the width for the logo: about 160 of 230. */
const MARK = { smallest: 0.5, largest: 0.78 };
const LARGEST_FILE = 1_000_000;

/** A decoded icon; no image if it cannot be decoded. */
interface DecodedIcon {
  readonly picture: PixelImage | undefined;
  /** The logo's share of the width. */
  readonly mark: number;
}

/** Each icon is decoded once, whatever the number of rules. */
const decodedIcons = new WeakMap<Buffer, DecodedIcon>();

export const iconRules: readonly LintRule[] = [
  {
    name: 'IconMissing',
    level: 'certification',
    sentence: 'Draw an icon.',
    check: ({ files }) => (files.icon.length === 0 ? [connectorFileNames.icon] : []),
  },
  {
    name: 'IconNotPng',
    level: 'certification',
    sentence: 'Save the icon as PNG.',
    check: ({ files }) => (files.icon.length > 0 && !isPng(files.icon) ? [connectorFileNames.icon] : []),
  },
  {
    name: 'IconNotReadable',
    level: 'certification',
    sentence: 'Save the icon with 8 bits a colour, without transparency; the background is the brand colour.',
    check: ({ files }) => (isPng(files.icon) && !decodeOnce(files.icon).picture ? [connectorFileNames.icon] : []),
  },
  {
    name: 'IconFileTooLarge',
    level: 'error',
    sentence: 'Keep the icon below 1 MB.',
    check: ({ files }) => (files.icon.length >= LARGEST_FILE ? [connectorFileNames.icon] : []),
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
    check: whenPicture((picture, _, { properties }) => {
      const brand = asText(tree(properties.node.properties).iconBrandColor).toLowerCase();
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
    check: whenPicture((picture, mark) => isSized(picture) && (mark < MARK.smallest || mark > MARK.largest)),
  },
];

function decodeOnce(icon: Buffer): DecodedIcon {
  const known = decodedIcons.get(icon);
  if (known) return known;
  const picture = decodePng(icon);
  const fresh = { picture, mark: picture ? markOf(picture) : 0 };
  decodedIcons.set(icon, fresh);
  return fresh;
}

function whenPicture(faulty: (picture: PixelImage, mark: number, connector: LintedConnector) => boolean) {
  return (connector: LintedConnector): readonly string[] => {
    const { picture, mark } = decodeOnce(connector.files.icon);
    return picture && faulty(picture, mark, connector) ? [connectorFileNames.icon] : [];
  };
}

function hexAt({ pixelAt }: PixelImage, column: number, row: number): string {
  return `#${Buffer.from(pixelAt(column, row)).toString('hex')}`;
}

function spread(values: ReadonlySet<number>): number {
  return values.size === 0 ? 0 : Math.max(...values) - Math.min(...values) + 1;
}

/** Extent of the pixels that differ from the first one, as a share of the width. */
function markOf(picture: PixelImage): number {
  const ground = hexAt(picture, 0, 0);
  const [columns, rows] = [new Set<number>(), new Set<number>()];
  for (let at = 0; at < picture.width * picture.height; at += 1) {
    const [column, row] = [at % picture.width, Math.floor(at / picture.width)];
    if (hexAt(picture, column, row) === ground) continue;
    columns.add(column);
    rows.add(row);
  }
  return Math.max(spread(columns), spread(rows)) / picture.width;
}

function isSized({ width, height }: PixelImage): boolean {
  return width === height && width >= SIZES.smallest && width <= SIZES.largest;
}
