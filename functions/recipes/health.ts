// Reports that the relay is running, and nothing else: the endpoint is public.

import { jsonResponse } from '../core/types.ts';
import type { Recipe } from '../workflow/storeApi.ts';

export const health: Recipe = async () => jsonResponse(200, { ok: true });
