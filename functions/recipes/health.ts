// Tells that the relay is running, and nothing else: it is open to everyone.

import type { Recipe } from '../cook.ts';
import { json } from '../message.ts';

export const health: Recipe = async () => json(200, { ok: true });
