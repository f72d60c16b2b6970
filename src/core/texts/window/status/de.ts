import type { Words } from '../words.ts';
import type { en } from './en.ts';

export const de: Words<typeof en, 'one' | 'other'> = {
  'status.title': 'Status',
};
