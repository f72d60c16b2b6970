import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.layer.css';
import type { ReactNode } from 'react';
import { useFormats, useText } from '../app/window-context.ts';
import type { Bar, CallKind } from './call-kinds.ts';
import { useDateWords } from './date-words.ts';
import type { Unit } from './shown-period.ts';

interface CallsChartProps {
  readonly bars: readonly Bar[];
  readonly kinds: readonly CallKind[];
  readonly unit: Unit;
}

/** Fetched with the chart library, once numbers are on screen already. Its words for screen readers are around it. */
export function CallsChart({ bars, kinds, unit }: CallsChartProps): ReactNode {
  const text = useText();
  const formats = useFormats();
  const dates = useDateWords();
  return (
    <BarChart
      h="100%"
      type="stacked"
      data={bars.map(({ startMs, counts }) => ({ ...counts, startMs }))}
      dataKey="startMs"
      series={kinds.map((kind) => ({
        name: kind,
        label: text(`statistics.kind.${kind}`),
        color: `var(--call-${kind})`,
      }))}
      valueFormatter={formats.number}
      maxBarWidth={28}
      strokeDasharray="2 4"
      gridAxis="x"
      tickLine="none"
      // Focus would lead into a picture that the table says better.
      accessibilityLayer={false}
      xAxisProps={{ tickFormatter: (startMs: number) => dates.short(unit, startMs), minTickGap: 18 }}
      yAxisProps={{ allowDecimals: false, width: 44 }}
      // Asked once before there is anything to point at.
      tooltipProps={{ labelFormatter: (startMs) => typeof startMs === 'number' && dates.long(unit, startMs) }}
    />
  );
}
