/** How far long work is, in words and as a bar. */
export function WorkProgress({ title, words, share }: { title: string; words: string; share: number }) {
  return (
    <>
      <p className="mb-2 font-semibold">{words}</p>
      <progress
        aria-label={`${title}: ${words}`}
        className="block h-4 w-full max-w-measure appearance-none overflow-hidden rounded-box border-0 bg-sunken [&::-moz-progress-bar]:bg-brand [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-brand"
        max={1}
        value={share}
      />
    </>
  )
}
