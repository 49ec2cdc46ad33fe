// The tree of paths finds the same paths as a comparison with each of them.
import fc from 'fast-check';
import { createPathTree, type PathPattern } from '../../../functions/contract/pathTree.ts';

interface Path {
  readonly pattern: PathPattern;
  readonly isWide: boolean;
}

const name = fc.constantFrom('apps', 'APPS', 'builds', 'v1');
const anyPath: fc.Arbitrary<Path> = fc.record({
  pattern: fc.array(fc.option(name, { nil: undefined }), { maxLength: 4 }),
  isWide: fc.boolean(),
});
const anySegments = fc.array(fc.constantFrom('apps', 'Builds', 'v1', '', '7'), { maxLength: 5 });

function fits({ pattern, isWide }: Path, segments: readonly string[]): boolean {
  const isLong = isWide ? segments.length >= pattern.length : segments.length === pattern.length;
  return (
    isLong &&
    pattern.every((part, at) =>
      part === undefined ? segments[at] !== '' : part.toLowerCase() === segments[at]?.toLowerCase(),
    )
  );
}

test('Exactly the matching paths are found', () => {
  fc.assert(
    fc.property(fc.array(anyPath, { maxLength: 12 }), anySegments, (paths, segments) => {
      const tree = createPathTree<number>((each) => each.toLowerCase());
      paths.forEach(({ pattern, isWide }, at) => {
        tree.add(pattern, at, isWide);
      });
      const wanted = paths.flatMap((path, at) => (fits(path, segments) ? [at] : []));
      expect([...tree.find(segments)].sort((a, b) => a - b)).toEqual(wanted);
    }),
  );
});
