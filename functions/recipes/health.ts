// Tells that the relay is running, and nothing else: it is open to everyone.
import { json } from '../message.ts';
import type { Recipe } from './recipe.ts';

export const health: Recipe = async () => json(200, { ok: true });
