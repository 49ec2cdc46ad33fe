// Tells that the relay is running, and nothing else: it is open to everyone.

import { jsonResponse } from '../core/types.ts';
import type { Recipe } from '../workflow/storeApi.ts';

export const health: Recipe = async () => jsonResponse(200, { ok: true });
