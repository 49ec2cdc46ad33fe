// All files that `npm run samples` writes.
import { zip } from '../package/zip.ts';
import { sampleArmTemplate } from './build/arm.ts';
import { packageFiles } from './build/package.ts';
import { standardProject } from './build/standard.ts';
import type { Flow, Setting, Values } from './source.ts';

/** By path below the output folder. */
export function writtenSamples(
  flows: readonly Flow[],
  settings: Readonly<Record<string, Setting>>,
): ReadonlyMap<string, Buffer> {
  const templates = samplesOf(flows).map((sample) => {
    const own = flows.filter((flow) => flow.sample === sample);
    return [`consumption/${sample}.json`, pretty(sampleArmTemplate(sample, own, settings))] as const;
  });
  const project = [...standardProject(flows, settings)].map(
    ([path, value]) => [`standard/${path}`, pretty(value)] as const,
  );
  const packages = flows.map((flow) => {
    const files = [...packageFiles(flow, settings)].map(([path, value]) => [path, compact(value)] as const);
    return [`power-automate/${flow.id}.zip`, zip(new Map(files))] as const;
  });
  return new Map([...templates, ...project, ...packages]);
}

export function samplesOf(flows: readonly Flow[]): readonly string[] {
  return [...new Set(flows.map(({ sample }) => sample))];
}

function pretty(value: Values): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

function compact(value: Values): Buffer {
  return Buffer.from(JSON.stringify(value));
}
