using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace StoryWatch.Cluster.Silo;

/// <summary>How a silo joins its cluster and how soon it is missed.</summary>
internal static class SiloSetup
{
    public static ISiloBuilder AddStoryWatchSilo(this ISiloBuilder silo, ClusterSettings settings)
    {
        silo.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = ("Npgsql", settings.Postgres));
        silo.Configure<EndpointOptions>(endpoints =>
        {
            endpoints.AdvertisedIPAddress = AddressOf(settings.SiloAddress ?? Dns.GetHostName());
            (endpoints.SiloPort, endpoints.GatewayPort) = (settings.SiloPort, settings.SiloClientPort);
            endpoints.SiloListeningEndpoint = new IPEndPoint(ListeningOn(endpoints.AdvertisedIPAddress), settings.SiloPort);
            endpoints.GatewayListeningEndpoint = new IPEndPoint(ListeningOn(endpoints.AdvertisedIPAddress), settings.SiloClientPort);
        });
        silo.Configure<SiloOptions>(self => self.SiloName = settings.Name);
        return silo.AddStoryWatchCluster(settings);
    }

    /// <summary>What holds for any cluster of ours, however its silos find each other.</summary>
    public static ISiloBuilder AddStoryWatchCluster(this ISiloBuilder silo, ClusterSettings settings)
    {
        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (settings.Cluster, "storywatch"));
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            // A dead silo's stories are missed by readers: 2 probes of 2 s each, and one silo's word is enough, since a grain that lives twice
            // for a moment does no harm (the journal takes one of two writers).
            membership.ProbeTimeout = TimeSpan.FromSeconds(2);
            membership.NumMissedProbesLimit = 2;
            membership.NumVotesForDeathDeclaration = 1;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(10);
            membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(10);
        });
        silo.Configure<GrainCollectionOptions>(collection =>
        {
            collection.CollectionAge = settings.StoryIdle;
            collection.CollectionQuantum = TimeSpan.FromMinutes(1);
        });
        return silo.AddActivityPropagation();
    }

    private static IPAddress AddressOf(string nameOrAddress)
    {
        if (IPAddress.TryParse(nameOrAddress, out var address))
            return address;
        var addresses = Dns.GetHostAddresses(nameOrAddress, AddressFamily.InterNetwork);
        return addresses.FirstOrDefault(found => !IPAddress.IsLoopback(found)) ?? addresses.FirstOrDefault()
            ?? throw new SettingException($"STORYWATCH_SILO_ADDRESS: '{nameOrAddress}' has no IPv4 address.");
    }

    // A loopback silo stays unreachable from outside; any other listens where its container or host is reached.
    private static IPAddress ListeningOn(IPAddress advertised) => IPAddress.IsLoopback(advertised) ? advertised : IPAddress.Any;
}
