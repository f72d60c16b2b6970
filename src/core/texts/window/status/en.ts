export const en = {
  'status.title': 'Status',
};
