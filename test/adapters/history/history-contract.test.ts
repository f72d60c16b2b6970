import { callHistoryContract } from '../../contracts/call-history-contract.ts';
import { memoryHistory } from '../../fakes/memory-history.ts';
import { historyFile, indexAll, openedHistory } from './history-folder.ts';

callHistoryContract('sqlite', (choices) => openedHistory({ file: historyFile(), ...choices }).history);

callHistoryContract('sqlite with all that lags behind up to date', (choices) => {
  const file = historyFile();
  const { history } = openedHistory({ file, ...choices });
  const upToDate =
    <Ask extends readonly unknown[], Answer>(ask: (...asked: Ask) => Answer) =>
    (...asked: Ask): Answer => {
      indexAll(file);
      return ask(...asked);
    };
  return {
    ...history,
    page: upToDate(history.page),
    countUpTo: upToDate(history.countUpTo),
    statistics: upToDate(history.statistics),
    walk: upToDate(history.walk),
  };
});

callHistoryContract('the fake', memoryHistory);
