import { formatName } from '@/lib/format'

type Place = { practice: { id: string; name: string }; name: Parameters<typeof formatName>[0] }

/** What to call an account among a login's own: its practice, and whose account it is where there are several there. */
export function placeName({ practice, name }: Place, all: Place[]): string {
  const there = all.filter((one) => one.practice.id === practice.id)
  return there.length > 1 ? `${practice.name} (${formatName(name)})` : practice.name
}
