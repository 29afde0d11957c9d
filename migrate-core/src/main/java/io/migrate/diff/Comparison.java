package io.migrate.diff;

/**
 * What the comparisons of all kinds of objects share.
 *
 * @param current what there is, without what was taken out of the way
 * @param desired what is to be
 * @param disturbance what is changed so much that others notice
 * @param changes takes the operations
 * @param keys remembers keys that are dropped
 * @param names gives names
 * @param rules knows the database product
 */
record Comparison(Contents current, Contents desired, Disturbance disturbance, Changes changes, Keys keys, Names names,
		DiffRules rules) {

}
