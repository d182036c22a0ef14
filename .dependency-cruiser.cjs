/** Who may import whom. The table stands in docs/architecture.md; a broken rule stops `npm test`. */
const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })
const test = '\\.test\\.tsx?$'

module.exports = {
  forbidden: [
    forbid('no-circular', 'Two files that need each other are one file, or three.', {}, { circular: true }),
    forbid(
      'app-stays-outside',
      'app may not reach messages, platform or tables: it calls verbs and queries through lib/web and lib/domain.',
      { path: '^app/', pathNot: test },
      { path: '^(lib/messages|lib/platform|drizzle)/' },
    ),
    forbid(
      'components-know-words-only',
      'components may know schemas, vocabularies, paths and formats, never verbs.',
      { path: '^components/', pathNot: test },
      {
        path: '^(app|drizzle|lib)/',
        pathNot:
          '^lib/web/paths\\.ts$|^lib/format\\.ts$|/(schema|vocabulary|colour)\\.ts$|^lib/domain/shared/(form-values|message|fields)\\.ts$',
      },
    ),
    forbid(
      'web-is-between',
      'lib/web may not reach app or tables; of messages it knows how they are delivered and printed, of components it knows the shells and the shape of a form.',
      { path: '^lib/web/', pathNot: test },
      {
        path: '^(app|components|drizzle|lib/messages)/',
        pathNot: '^lib/messages/(deliver|print)|^components/form/form-(state|words)|^components/layout/',
      },
    ),
    forbid(
      'messages-write-only',
      'lib/messages turns ids into words: queries and vocabularies, no web but paths.',
      { path: '^lib/messages/', pathNot: test },
      { path: '^(app|components|lib/web)/', pathNot: '^lib/web/paths\\.ts$' },
    ),
    forbid(
      'domain-runs-alone',
      'lib/domain would run without Next, React or a browser.',
      { path: '^lib/domain/', pathNot: test },
      {
        path: '^(app|components|lib/web|lib/messages|e2e|scripts)/|node_modules/(next|next-auth|react|react-dom|next-intl)/',
      },
    ),
    forbid(
      'platform-knows-no-domain',
      'lib/platform knows tables and vocabularies, not what the practice does.',
      { path: '^lib/platform/', pathNot: test },
      { path: '^(app|components|lib/(web|messages|domain))/|node_modules/(next|react)/', pathNot: '/vocabulary\\.ts$' },
    ),
    forbid(
      'tables-know-words-only',
      'drizzle/schema may import vocabularies and its own files.',
      { path: '^drizzle/schema/', pathNot: test },
      { path: '^(app|components|lib|scripts|e2e)/', pathNot: '/vocabulary\\.ts$' },
    ),
    forbid(
      'words-are-light',
      'schema.ts and vocabulary.ts go to the browser: zod, shared fields and each other only.',
      { path: '^lib/domain/.*/(schema|vocabulary)\\.ts$' },
      {
        path: '^(app|components|lib|drizzle)/|node_modules/',
        pathNot:
          '/(schema|vocabulary)\\.ts$|^lib/domain/shared/|^lib/domain/identifiers/|^lib/domain/[^/]+/read-[a-z]+\\.ts$|node_modules/zod/',
      },
    ),
    forbid(
      'own-segment',
      'One page does not reach into another: what two need goes to components or lib.',
      { path: '^app/(\\([^)]+\\)/.+?)/[^/]+$', pathNot: test },
      { path: '^app/dev/' },
    ),
    forbid(
      'library-stands-alone',
      'sdk is for other companies: it imports nothing of ours.',
      { path: '^sdk/', pathNot: `${test}|^sdk/build` },
      { path: '^(app|components|lib|drizzle|scripts)/|node_modules/' },
    ),
    forbid(
      'use-test-help-in-tests',
      'lib/testing is for tests.',
      { path: '^(app|components|lib)/', pathNot: `${test}|^lib/testing/` },
      { path: '^lib/testing/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|node_modules/\\.)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
