// The two descriptions of the relay on Azure: the template of the button, and what the Bicep file says in the same words.
import { readText } from '../support/sources.ts';
import { type ArmTemplate, asTemplate } from './arm.ts';
import { readBicep } from './bicep.ts';

export function buttonTemplate(): ArmTemplate {
  return JSON.parse(readText('infra/azuredeploy.json'));
}

export async function bicepTemplate(): Promise<ArmTemplate> {
  return asTemplate(await readBicep('infra/relay.bicep'));
}
