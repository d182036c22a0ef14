export const parts = ['--api', '--journeys', '--letters', '--import'] as const
export type Part = (typeof parts)[number]

/** What each part of a run is given. */
export type Run = {
  env: NodeJS.ProcessEnv
  port: number
  quick: boolean
  rounds: number
  wanted: (part: Part) => boolean
  /** Puts a table into docs/performance.md as soon as it is known: a run takes long, and what comes later may fail. */
  keep: (name: string, table: string, how?: string) => void
}
