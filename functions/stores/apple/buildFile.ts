// The inputs of a build upload, and whether the file fits them.
import { fileNameIn } from '../../core/fileName.ts';
import { inputOf, type RecipeContext } from '../../workflow/storeApi.ts';
import type { BuildIdentity } from './buildUploads.ts';
import { wrongInput } from './recipeErrors.ts';

export interface WantedBuild extends BuildIdentity {
  readonly fileUrl: string;
  readonly fileName: string;
  /** Apple's name of the file type. */
  readonly uti: string;
  readonly replacesUnfinished: boolean;
  readonly skipsProcessing: boolean;
  readonly dryRun: boolean;
}

interface FileKind {
  readonly uti: string;
  readonly magic: Buffer;
  /** Platforms whose apps are such files. */
  readonly platforms: readonly string[];
}

/** An .ipa is a ZIP archive, a .pkg a xar archive. */
const kinds: Readonly<Record<string, FileKind>> = {
  ipa: { uti: 'com.apple.ipa', magic: Buffer.from('PK\x03\x04'), platforms: ['IOS', 'TV_OS', 'VISION_OS'] },
  pkg: { uti: 'com.apple.pkg', magic: Buffer.from('xar!'), platforms: ['MAC_OS'] },
};

const LONGEST_NAME = 255;
const MIB = 1_048_576;

export function readBuildInputs(context: RecipeContext): WantedBuild {
  const read = (name: string): string => inputOf<string>(context, name)?.trim() ?? '';
  const [platform, fileUrl] = [read('platform') || 'IOS', read('fileUrl')];
  const fileName = (read('fileName') || fileNameIn(fileUrl)).slice(-LONGEST_NAME);
  const ending = /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const kind = Object.hasOwn(kinds, ending) ? kinds[ending] : undefined;
  if (!kind) throw wrongInput('Give a File name that ends in .ipa or .pkg: the address does not show which it is.');
  if (!kind.platforms.includes(platform))
    throw wrongInput(`A .${ending} is no build for ${platform}. macOS takes a .pkg, and all other platforms an .ipa.`);
  return {
    ...{ appId: read('appId'), platform, versionString: read('versionString'), buildNumber: read('buildNumber') },
    ...{ fileUrl, fileName, uti: kind.uti },
    replacesUnfinished: inputOf<boolean>(context, 'replaceUnfinished') === true,
    skipsProcessing: inputOf<boolean>(context, 'skipProcessing') === true,
    dryRun: inputOf<boolean>(context, 'dryRun') === true,
  };
}

/** Usually a web page in place of the file, such as one that asks to sign in. */
export function refuseOtherFile({ uti }: WantedBuild, start: Buffer): void {
  const kind = Object.values(kinds).find((each) => each.uti === uti);
  if (kind && !start.subarray(0, kind.magic.length).equals(kind.magic))
    throw wrongInput('The file at this address is no build: it does not begin as one.');
}

export function describeSize(bytes: number): string {
  return bytes < MIB ? `${bytes} bytes` : `${(bytes / MIB).toFixed(1)} MiB`;
}
