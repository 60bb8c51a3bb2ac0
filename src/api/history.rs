//! How networks grew and shrank, and how their members lie beside those of others.

use crate::table::{declaration::object, object::Object, row};
use entity::{agency, membership, network};
use std::rc::Rc;

/// One year of a network.
pub fn network_year() -> Object {
    object::<row::NetworkYear>("", "One year of a network.")
        .number("year", "The year.", |year| i64::from(year.year))
        .few::<membership::Model>("joined", "The stays that began in it.", |year, each| year.joined.iter().copied().try_for_each(each))
        .most(|extents| extents.members.0)
        .few::<membership::Model>("left", "The stays that ended in it, be it with the network or with the agency.", |year, each| year.left.iter().copied().try_for_each(each))
        .most(|extents| extents.members.0)
        .count("memberCount", "How many stays there were on its last day, observers included; of the last year, on the last day asked for.", |year| year.members.len())
        .few::<membership::Model>("members", "The stays on its last day, observers included; of the last year, on the last day asked for.", |year, each| {
            year.members.iter().copied().try_for_each(each)
        })
        .most(|extents| extents.members.0)
        .bare()
        .build()
}

/// The members of two networks side by side.
pub fn member_overlap() -> Object {
    object::<row::MemberOverlap>("", "The members of two networks side by side.")
        .rests_on::<network::Model>(&["members"], |beside, each| {
            beside.networks.into_iter().for_each(|network| each(network, Some(beside.day)));
        })
        .one::<network::Model>("with", "The other network.", |beside| beside.networks[1])
        .few::<row::CommonMember>("common", "The agencies in both, by slug, with the stays that show it.", |beside, each| {
            beside.overlap.common.iter().cloned().map(Rc::new).try_for_each(each)
        })
        .most(|extents| extents.members.0)
        .few::<membership::Model>("onlyHere", "The stays of those only in this network, by slug of the agency.", |beside, each| {
            beside.overlap.only_in_first.iter().copied().try_for_each(each)
        })
        .most(|extents| extents.members.0)
        .few::<membership::Model>("onlyThere", "The stays of those only in the other network, by slug of the agency.", |beside, each| {
            beside.overlap.only_in_other.iter().copied().try_for_each(each)
        })
        .most(|extents| extents.members.0)
        .maybe_fraction("jaccard", "How alike the two are, from 0 to 1: the agencies in both, of all that are in at least one; `null` where neither has a member on the day.", |beside| {
            beside.overlap.jaccard()
        })
        .count("undatedCount", "How many of the stays have neither a known beginning nor a date at which they are documented; they count from the beginning of their network.", |beside| {
            beside.overlap.undated()
        })
        .bare()
        .build()
}

/// An agency in two networks.
pub fn common_member() -> Object {
    object::<row::CommonMember>("", "An agency in two networks.")
        .one::<agency::Model>("agency", "The agency.", |member| member.agency)
        .few::<membership::Model>(
            "memberships",
            "Its stays, that in this network before that in the other. Their `sources` show them.",
            |member, each| member.memberships.iter().copied().try_for_each(each),
        )
        .most(|_| 10)
        .bare()
        .build()
}

/// What an agency does in a state or a region.
pub fn agency_work() -> Object {
    object::<row::AgencyWork>("", "What an agency does in a state or a region.")
        .one::<agency::Model>("agency", "The agency.", |row| row.agency)
        .few::<row::Work>("work", "The kinds of work, each with the actions that show it.", |row, each| {
            row.work.iter().cloned().map(Rc::new).try_for_each(each)
        })
        .most(|extents| extents.profile.1)
        .count(
            "undatedCount",
            "How many of the actions have no known beginning; they count from that of the agency.",
            |row| crate::api::overlap::undated_of(&row.work),
        )
        .bare()
        .build()
}
