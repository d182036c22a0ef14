/** Up to here staff are told how many there are; beyond it, only that there are more. */
export const countedTo = 1000
