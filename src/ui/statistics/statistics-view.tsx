import { Button } from '@mantine/core';
import { IconAlertTriangle, IconChartBarOff } from '@tabler/icons-react';
import { useMemo, type ReactNode } from 'react';
import { useNow } from '../app/use-now.ts';
import { useText } from '../app/window-context.ts';
import { noteQuery, readRoute, useHash } from '../route/route.ts';
import { Message } from '../shell/message.tsx';
import { ViewPage } from '../shell/view-page.tsx';
import { startOfDay } from '../words/formats.ts';
import { PeriodChoice } from './period-choice.tsx';
import { Pictures } from './pictures.tsx';
import { periodOf, periodQueryOf, questionOf, type Question, type ShownPeriod } from './shown-period.ts';
import { useCountedAnew } from './use-counted-anew.ts';
import { useStatistics } from './use-statistics.ts';

/** The pictures a team lead looks at, of any period. */
export function StatisticsView(): ReactNode {
  const text = useText();
  const hash = useHash();
  const todayMs = startOfDay(useNow());
  const { period, question } = useMemo(() => {
    const asked = periodOf(readRoute(hash).query);
    return { period: asked, question: questionOf(asked, todayMs) };
  }, [hash, todayMs]);
  const show = (shown: ShownPeriod) => noteQuery('statistics', periodQueryOf(shown));
  return (
    <ViewPage
      title={text('statistics.title')}
      actions={
        <PeriodChoice
          period={period}
          fromMs={question.query.fromMs}
          untilMs={question.query.untilMs}
          onPeriod={show}
        />
      }
    >
      <Counted period={period} question={question} onPeriod={show} />
    </ViewPage>
  );
}

interface CountedProps {
  readonly period: ShownPeriod;
  readonly question: Question;
  readonly onPeriod: (period: ShownPeriod) => void;
}

/** Waiting, failed, nothing there, or the pictures; those of the period before stay until the new ones are there. */
function Counted({ period, question, onPeriod }: CountedProps): ReactNode {
  const text = useText();
  const { counted, again } = useStatistics(period, question);
  useCountedAnew(again);
  switch (counted.state) {
    case 'loading':
      return (
        <p className="quiet" role="status">
          {text('statistics.loading')}
        </p>
      );
    case 'failed':
      return <Failed onAgain={again} />;
    case 'ready':
      return counted.statistics.total === 0 ? (
        <Nothing period={counted.period} onPeriod={onPeriod} />
      ) : (
        <Pictures counted={counted} busy={counted.question !== question} />
      );
  }
}

function Failed({ onAgain }: { readonly onAgain: () => void }): ReactNode {
  const text = useText();
  return (
    <Message
      icon={<IconAlertTriangle size={36} stroke={1.5} aria-hidden />}
      title={text('statistics.failed')}
      hint={text('statistics.failed-hint')}
    >
      <Button className="message-action" variant="default" onClick={onAgain}>
        {text('app.try-again')}
      </Button>
    </Message>
  );
}

function Nothing({ period, onPeriod }: Pick<CountedProps, 'period' | 'onPeriod'>): ReactNode {
  const text = useText();
  return (
    <Message
      icon={<IconChartBarOff size={36} stroke={1.5} aria-hidden />}
      title={text('statistics.empty')}
      hint={text('statistics.empty-hint')}
    >
      {period !== 'year' && (
        <Button className="message-action" variant="default" onClick={() => onPeriod('year')}>
          {text('statistics.period.year')}
        </Button>
      )}
    </Message>
  );
}
