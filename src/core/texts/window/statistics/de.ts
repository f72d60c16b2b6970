import type { Words } from '../words.ts';
import type { en } from './en.ts';

export const de: Words<typeof en, 'one' | 'other'> = {
  'statistics.title': 'Statistik',
};
