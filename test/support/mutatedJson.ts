// JSON documents with random changes: most are no JSON any more, the others mean something else.

/** Documents with each kind of value, with escapes, duplicates and whitespace, and with values of undeclared types. */
const seeds: readonly string[] = [
  '{"data":[{"type":"apps","id":"1","attributes":{"name":"A \\u00e4 \\"x\\" {[","bundleId":"b","sku":null,"isOrEverWasMadeForKids":true,"n":-1.5e+10},"relationships":{"builds":{"meta":{"paging":{"total":5,"limit":2,"nextCursor":"c"}},"links":{"self":"s","related":"r"}}},"links":{"self":"x"}},null,{"type":"apps","id":12345678901234567890},{}],"links":{"self":"x","next":"y"},"meta":{"paging":{"total":"5","limit":10}},"included":[]}',
  '{"data":{"type":"apps","id":"1","attributes":{"name":5,"sku":["a",{}],"isOrEverWasMadeForKids":"true"}},"links":{"self":{"href":"u"}}}',
  ' { "links" : { "self" : "x" } , "data" : [ ] , "a" : [ 0 , -0 , 0.10 , 1E5 , true , false , null , "" , [ [ ] ] , { } ] } \n',
  '{"data":[1,null,"x",{"id":"1","type":"t"},{"id":"2","type":"t"},[]],"data":[],"links":{"self":"x"}}',
  '{"\\u0064ata":{"id":"1"},"data":{"id":"2","type":"t"},"__proto__":{"a":1},"":[],"links":{"self":"x","self":5}}',
  '[{"contentId":1,"a":"ü€😀"}]',
  '-12.5e-3',
  '"x\\/"',
  'null',
];
const inserted = [
  ...'{}[]",:\\ \n\ttrufalsen0123456789.eE+-ua/ü€',
  '\u0000',
  '\u001f',
  '\u007f',
  '"id"',
  ',null',
  '\\ud83d',
];

/** A generator of numbers from 0 to below 1. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One of the documents, changed in up to three places. */
export function mutatedJson(random: () => number): Buffer {
  const below = (most: number): number => Math.floor(random() * most);
  let bytes: Buffer = Buffer.from(seeds[below(seeds.length)] as string);
  for (let left = 1 + below(3); left > 0; left -= 1) bytes = mutated(bytes, below);
  return bytes;
}

function mutated(bytes: Buffer, below: (most: number) => number): Buffer {
  const at = below(bytes.length + 1);
  const [before, behind] = [bytes.subarray(0, at), bytes.subarray(at)];
  const from = below(bytes.length);
  const changes: readonly (() => Buffer)[] = [
    () => Buffer.concat([before, behind.subarray(1 + below(4))]),
    () => Buffer.concat([before, Buffer.from(inserted[below(inserted.length)] as string), behind]),
    () => Buffer.concat([before, bytes.subarray(from, from + below(30)), behind]),
    () => Buffer.concat([before, Buffer.from([below(256)]), behind.subarray(1)]),
    () => before,
  ];
  return (changes[below(changes.length)] as () => Buffer)();
}
