// The two descriptions of the relay on Azure: the template of the button, and what the Bicep file says in the same words.
import { readText } from '../support/sources.ts';
import { asTemplate, type Template } from './arm.ts';
import { readBicep } from './bicep.ts';

export const buttonTemplate = (): Template => JSON.parse(readText('infra/azuredeploy.json'));

export const bicepTemplate = async (): Promise<Template> => asTemplate(await readBicep('infra/relay.bicep'));
