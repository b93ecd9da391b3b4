import fc from 'fast-check'

// CI judges a change, so it must judge the same way twice: there the properties always try the same values. Everywhere
// else they try new ones at each run, and a counterexample found prints its seed.
if (process.env.CI) fc.configureGlobal({ seed: 20261121 })
