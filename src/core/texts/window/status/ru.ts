import type { Words } from '../words.ts';
import type { en } from './en.ts';

export const ru: Words<typeof en, 'one' | 'few' | 'many' | 'other'> = {
  'status.title': 'Состояние',
};
