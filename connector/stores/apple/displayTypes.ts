// The devices that screenshots are for, in the order of the drop-down: newest first.
import { oneOf, type Schema } from '../../core/schema.ts';

export const displayType = oneOf(
  'APP_IPHONE_67',
  'APP_IPHONE_65',
  'APP_IPHONE_61',
  'APP_IPHONE_58',
  'APP_IPHONE_55',
  'APP_IPHONE_47',
  'APP_IPHONE_40',
  'APP_IPHONE_35',
  'APP_IPAD_PRO_3GEN_129',
  'APP_IPAD_PRO_3GEN_11',
  'APP_IPAD_PRO_129',
  'APP_IPAD_105',
  'APP_IPAD_97',
  'APP_DESKTOP',
  'APP_WATCH_ULTRA',
  'APP_WATCH_SERIES_10',
  'APP_WATCH_SERIES_7',
  'APP_WATCH_SERIES_4',
  'APP_WATCH_SERIES_3',
  'APP_APPLE_TV',
  'APP_APPLE_VISION_PRO',
  'IMESSAGE_APP_IPHONE_67',
  'IMESSAGE_APP_IPHONE_65',
  'IMESSAGE_APP_IPHONE_61',
  'IMESSAGE_APP_IPHONE_58',
  'IMESSAGE_APP_IPHONE_55',
  'IMESSAGE_APP_IPHONE_47',
  'IMESSAGE_APP_IPHONE_40',
  'IMESSAGE_APP_IPAD_PRO_3GEN_129',
  'IMESSAGE_APP_IPAD_PRO_3GEN_11',
  'IMESSAGE_APP_IPAD_PRO_129',
  'IMESSAGE_APP_IPAD_105',
  'IMESSAGE_APP_IPAD_97',
);

/** The same for the asset library, whose groups are open: a new device has a group, and no display type. */
export const openDisplayType = {
  type: 'string',
  pattern: '^[A-Z][A-Z0-9_]{1,63}$',
  suggestions: [...(displayType.enum ?? []), 'IPHONE_DUO_PROFILE'],
} as const satisfies Schema;
