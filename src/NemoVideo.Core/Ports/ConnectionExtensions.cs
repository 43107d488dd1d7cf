namespace NemoVideo.Core.Ports;

internal static class ConnectionExtensions
{
    extension(Connection connection)
    {
        /// <summary>The service at the connection's other end.</summary>
        public INemoService Service => (INemoService)connection.Transport;
    }
}
