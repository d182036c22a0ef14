import type { ReactNode } from 'react'

type Props = {
  bars: { label: string; value: number }[]
  /** Says what the chart means. */
  sentence?: ReactNode
  locale?: string
}

/** Labelled bars to one scale; every number is text, the bars only repeat it. */
export function BarChart({ bars, sentence, locale = 'en-GB' }: Props) {
  const most = Math.max(1, ...bars.map((bar) => bar.value))
  return (
    <figure>
      <dl className="grid gap-1">
        {bars.map(({ label, value }) => (
          <div key={label} className="grid grid-cols-[6.5rem_1fr_3rem] items-center gap-2">
            <dt>{label}</dt>
            <dd className="num col-start-3 row-start-1 text-right font-semibold">{value.toLocaleString(locale)}</dd>
            <dd aria-hidden="true" className="col-start-2 row-start-1">
              <span
                className="block h-4 rounded-[3px] bg-brand forced-colors:bg-[CanvasText]"
                style={{ width: `${(value / most) * 100}%` }}
              />
            </dd>
          </div>
        ))}
      </dl>
      {sentence ? <figcaption className="mt-3 text-[0.93em] text-ink-soft">{sentence}</figcaption> : null}
    </figure>
  )
}
