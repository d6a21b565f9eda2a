using System.Net;
using System.Net.Sockets;

namespace StoryWatch.Newsroom.Outbound;

/// <summary>Keeps what the program asks of others' servers away from its own networks.</summary>
public static class GuardedConnections
{
    /// <summary>
    /// Every connection goes to an allowed address, those of redirects too. A name is resolved once, at connect time, so that what was checked is
    /// what is connected to; and no proxy is used, which would resolve names by itself.
    /// </summary>
    /// <param name="allowed">Which addresses; <see cref="PublicAddress.Is"/> in a program that runs for others.</param>
    /// <param name="resolve">The addresses of a host name; the system's resolver where null.</param>
    /// <remarks>A request to another address fails with an <see cref="HttpRequestException"/> around an <see cref="AddressRefusedException"/>.</remarks>
    public static void ConnectOnlyTo(
        this SocketsHttpHandler handler, Func<IPAddress, bool> allowed, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        handler.UseProxy = false;
        handler.ConnectCallback = async (connection, cancellationToken) =>
        {
            var (host, port) = (connection.DnsEndPoint.Host, connection.DnsEndPoint.Port);
            var addresses = await (resolve ?? Dns.GetHostAddressesAsync)(host, cancellationToken).ConfigureAwait(false);
            var open = addresses.Where(allowed).ToArray();
            if (open.Length == 0)
                throw new AddressRefusedException(host);

            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(open, port, cancellationToken).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        };
    }
}

/// <summary>A host has no address that may be connected to.</summary>
public sealed class AddressRefusedException(string host) : Exception($"{host} has no public address")
{
    public string Host => host;
}
