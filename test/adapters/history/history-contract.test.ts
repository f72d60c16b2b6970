import { callHistoryContract } from '../../contracts/call-history-contract.ts';
import { memoryHistory } from '../../fakes/memory-history.ts';
import { historyFile, indexAll, openedHistory } from './history-folder.ts';

callHistoryContract(
  'sqlite',
  ({ keepNumbers }) => openedHistory({ file: historyFile(), keepNumbers }).history,
);

callHistoryContract('sqlite with its search index up to date', ({ keepNumbers }) => {
  const file = historyFile();
  const { history } = openedHistory({ file, keepNumbers });
  return {
    ...history,
    page(query) {
      indexAll(file);
      return history.page(query);
    },
  };
});

callHistoryContract('the fake', memoryHistory);
