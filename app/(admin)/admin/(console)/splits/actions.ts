'use server'
import { chooseSplit } from '@/lib/domain/splits/choose-split'
import { declareSuccessor } from '@/lib/domain/splits/declare-successor'
import { rehearseAgain } from '@/lib/domain/splits/rehearse-again'
import { ChooseSplit, OneSplit, OneSuccessor } from '@/lib/domain/splits/schema'
import { startSplit } from '@/lib/domain/splits/start-split'
import { withdrawSuccessor } from '@/lib/domain/splits/withdraw-successor'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const chooseSplitAction = formAction({
  as: staff,
  schema: ChooseSplit,
  run: chooseSplit,
  next: ({ splitId }) => paths.split(splitId),
})

export const rehearseAgainAction = formAction({
  as: staff,
  schema: OneSplit,
  run: rehearseAgain,
  next: ({ splitId }) => paths.split(splitId),
})

export const startSplitAction = formAction({
  as: staff,
  schema: OneSplit,
  run: startSplit,
  next: ({ splitId }) => paths.batch(splitId),
})

export const declareSuccessorAction = formAction({
  as: staff,
  schema: OneSuccessor,
  run: declareSuccessor,
  next: () => paths.splits('declared'),
})

export const withdrawSuccessorAction = formAction({
  as: staff,
  schema: OneSuccessor,
  run: withdrawSuccessor,
  next: () => paths.splits('withdrawn'),
})
