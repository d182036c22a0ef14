/** Nothing at all: what every page of this build costs before it shows anything. `npm run bench` weighs pages against it. */
export default function EmptyPage() {
  return <title>Empty</title>
}
