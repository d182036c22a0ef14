import { TextField } from '@/components/form/text-field'

/** What a scheme costs each time, in the largest unit as people write it. */
export function PriceFields({ symbol }: { symbol: string }) {
  return (
    <>
      <TextField
        name="net"
        label="Price without tax"
        hint="Such as 48.00"
        prefix={symbol}
        width={10}
        inputMode="decimal"
        autoComplete="off"
      />
      <TextField
        name="tax"
        label="Tax"
        hint="Leave empty where there is none"
        prefix={symbol}
        width={10}
        inputMode="decimal"
        autoComplete="off"
      />
    </>
  )
}
