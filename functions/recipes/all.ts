// Every recipe, by the name that rows call it.
import type { RecipeName } from '../../connector/operation.ts';
import { listAccounts } from './accounts.ts';
import { health } from './health.ts';
import type { Recipe } from './recipe.ts';

export const recipes: Readonly<Record<RecipeName, Recipe>> = { accounts: listAccounts, health };
